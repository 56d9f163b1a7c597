import { fieldId } from './field-id.ts'

/** What every form field takes. */
export interface FieldProps {
  /** Name of the value in the sent form. */
  readonly name: string
  readonly label: string
  /** Identifier in the page; by default `fieldId(name)`. */
  readonly id?: string | undefined
  /** Help under the label: what is expected, with an example if it helps. */
  readonly hint?: string | undefined
  /** What is wrong with the value sent, in one sentence. */
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
}

/** Identifiers of a field's parts and the attributes that tie its control to its help and to its error (WCAG 1.3.1, 3.3.1). */
export interface FieldWiring {
  readonly id: string
  readonly hintId: string
  readonly errorId: string
  readonly aria: {
    readonly 'aria-describedby': string | undefined
    readonly 'aria-invalid': 'true' | undefined
  }
}

/** Derives the wiring of a field from its props. */
export function wireField({ id, name, hint, error }: FieldProps): FieldWiring {
  const own = id ?? fieldId(name)
  const hintId = `${own}-aide`
  const errorId = `${own}-erreur`
  const described = [hint === undefined ? '' : hintId, error === undefined ? '' : errorId]
    .filter(Boolean)
    .join(' ')
  return {
    id: own,
    hintId,
    errorId,
    aria: {
      'aria-describedby': described === '' ? undefined : described,
      'aria-invalid': error === undefined ? undefined : 'true',
    },
  }
}
