import type { VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, wireField } from './field-props.ts'

/** A one-line text, an address, a number or a day. */
export interface TextFieldProps extends FieldProps {
  readonly value?: string | number | undefined
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'search' | 'number' | 'date' | undefined
  /** HTML `autocomplete` token, e.g. `username` (WCAG 1.3.5). */
  readonly autocomplete?: string | undefined
  readonly placeholder?: string | undefined
  readonly inputmode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url' | undefined
  readonly maxlength?: number | undefined
  readonly pattern?: string | undefined
  readonly min?: string | number | undefined
  readonly max?: string | number | undefined
  readonly step?: string | number | undefined
  readonly readonly?: boolean | undefined
  readonly spellcheck?: boolean | undefined
  readonly autofocus?: boolean | undefined
  readonly width?: 'short' | 'medium' | 'full' | undefined
  /** Unit shown after the control, e.g. « minutes ». */
  readonly suffix?: string | undefined
}

/** A labelled one-line field. */
export function TextField(props: TextFieldProps): VNode {
  const wiring = wireField(props)
  const {
    label: _label,
    hint: _hint,
    error,
    width,
    suffix,
    id: _id,
    spellcheck,
    type = 'text',
    ...attributes
  } = props
  const control = (
    <input
      {...attributes}
      {...wiring.aria}
      id={wiring.id}
      // preact types `input` as one variant per `type`; these all take the same attributes.
      type={type as 'text'}
      class={classNames('form-control', error !== undefined && 'is-invalid')}
      spellcheck={spellcheck}
    />
  )
  return (
    <FieldFrame field={props} wiring={wiring} width={width}>
      {suffix === undefined ? control : <SuffixedControl control={control} suffix={suffix} />}
    </FieldFrame>
  )
}

function SuffixedControl({ control, suffix }: { readonly control: VNode; readonly suffix: string }): VNode {
  return (
    <div class="pu-suffixed">
      {control}
      <span class="pu-suffix">{suffix}</span>
    </div>
  )
}
