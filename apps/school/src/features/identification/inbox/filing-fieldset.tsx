import { SelectField, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { inboxCopy as copy } from './copy.fr.ts'
import { filingReasons } from './filing.ts'

interface FilingFieldsetProps {
  readonly reason?: string | undefined
  readonly note?: string | undefined
  readonly errors?: Readonly<Record<string, string>> | undefined
}

/** The reason for setting aside, and what to say of it. */
export const FilingFieldset = ({ reason, note, errors = {} }: FilingFieldsetProps): VNode => (
  <>
    <SelectField
      name="raison"
      label={copy.filing.reason}
      required
      value={reason}
      error={errors['raison']}
      width="medium"
      options={filingReasons.map((value) => ({ value, label: copy.filing.reasons[value] }))}
    />
    <TextField
      name="precision"
      label={copy.filing.note}
      value={note}
      error={errors['precision']}
      maxlength={200}
      width="medium"
    />
  </>
)
