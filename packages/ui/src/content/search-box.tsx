import type { ComponentChildren, VNode } from 'preact'

import { HiddenField } from '../forms/hidden-field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { fieldId } from '../forms/field-id.ts'
import { Icon } from '../icons/icon.tsx'

/** A search in a list, by GET so that the result has an address. */
export interface SearchBoxProps {
  readonly action: string
  /** What is searched, e.g. « Rechercher un élève ». */
  readonly label: string
  /** Query key of the text, `q` by default. */
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly placeholder?: string | undefined
  /** Query values to keep (sort, tab…), sent as hidden fields. */
  readonly keep?: Readonly<Record<string, string | undefined>> | undefined
  /** Filters beside the text, e.g. `SelectField`s. */
  readonly children?: ComponentChildren
  readonly id?: string | undefined
}

/** A search field with its button and optional filters. */
export function SearchBox(props: SearchBoxProps): VNode {
  const { name = 'q', keep = {}, label } = props
  const id = props.id ?? fieldId(name)
  return (
    <form class="pu-search" role="search" method="get" action={props.action} aria-label={label}>
      {Object.entries(keep).map(([key, value]) =>
        value === undefined ? null : <HiddenField key={key} name={key} value={value} />,
      )}
      <div class="pu-field pu-search-text">
        <label class="form-label" for={id}>
          {label}
        </label>
        <div class="pu-search-control">
          <Icon name="search" />
          <input
            id={id}
            type="search"
            name={name}
            value={props.value}
            placeholder={props.placeholder}
            class="form-control"
            autocomplete="off"
          />
        </div>
      </div>
      {props.children}
      <SubmitButton variant="secondary">Rechercher</SubmitButton>
    </form>
  )
}
