import { CheckboxGroup, RadioGroup, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import type { SchoolBase } from '../bases/index.ts'
import { listCopy } from './list-copy.fr.ts'

/** What a host types of an account. */
export interface OperatorForm {
  readonly login: string
  readonly displayName: string
  readonly all: boolean
  /** Ids. */
  readonly bases: readonly string[]
}

export type OperatorFormErrors = Readonly<Partial<Record<'identifiant' | 'bases', string>>>

interface OperatorFieldsProps {
  readonly form: OperatorForm
  readonly errors: OperatorFormErrors
  readonly bases: readonly SchoolBase[]
}

/** Name and rights of an operator. */
export function OperatorFields({ form, errors, bases }: OperatorFieldsProps): VNode {
  const text = listCopy.form
  return (
    <>
      <TextField name="nom" label={text.name} value={form.displayName} maxlength={100} autocomplete="off" />
      <RadioGroup
        name="etendue"
        label={text.scope}
        value={form.all ? 'tout' : 'bases'}
        options={[
          { value: 'bases', label: text.some },
          { value: 'tout', label: text.all, hint: text.allHint },
        ]}
      />
      {bases.length === 0 ? null : (
        <CheckboxGroup
          name="bases"
          label={text.bases}
          error={errors.bases}
          values={form.bases}
          options={bases.map(({ id, name, uai }) => ({ value: id, label: `${name} (${uai})` }))}
        />
      )}
    </>
  )
}
