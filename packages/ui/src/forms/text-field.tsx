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
  const { error, width, suffix } = props
  const look = classNames('form-control', error !== undefined && 'is-invalid')
  const control = <input {...ownAttributes(props)} {...wiring.aria} id={wiring.id} class={look} />
  return (
    <FieldFrame field={props} wiring={wiring} width={width}>
      {suffix === undefined ? control : <SuffixedControl control={control} suffix={suffix} />}
    </FieldFrame>
  )
}

// A record of attributes: preact types `input` as one variant per `type`, which no variable `type` fits.
function ownAttributes(
  props: TextFieldProps,
): Readonly<Record<string, string | number | boolean | undefined>> {
  return {
    type: props.type ?? 'text',
    name: props.name,
    value: props.value,
    required: props.required,
    disabled: props.disabled,
    readonly: props.readonly,
    autocomplete: props.autocomplete,
    autofocus: props.autofocus,
    placeholder: props.placeholder,
    inputmode: props.inputmode,
    maxlength: props.maxlength,
    pattern: props.pattern,
    min: props.min,
    max: props.max,
    step: props.step,
    spellcheck: props.spellcheck,
  }
}

function SuffixedControl({ control, suffix }: { readonly control: VNode; readonly suffix: string }): VNode {
  return (
    <div class="pu-suffixed">
      {control}
      <span class="pu-suffix">{suffix}</span>
    </div>
  )
}
