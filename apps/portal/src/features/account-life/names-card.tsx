import { applyLoginPattern, parseLoginPattern } from '@preau/people'
import { Card, Form, FormActions, HiddenField, SubmitButton, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { namesCopy as copy } from './copy.fr.ts'

export interface NamesCardProps {
  readonly csrf: string
  readonly pattern: string
  /** The one that was shown when another was typed. */
  readonly patternSeen?: string | undefined
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}

/** The log-in name that somebody would get by a pattern. */
export function exampleLogin(pattern: string): string {
  return applyLoginPattern(pattern, 'jean-noel.larue')
}

/** The pattern of the log-in names of new accounts. */
export function NamesCard({ csrf, pattern, patternSeen, errors }: NamesCardProps): VNode {
  const parsed = parseLoginPattern(pattern)
  return (
    <Card title={copy.title} icon="id">
      <p>{copy.lead}</p>
      <Form action="/administration/comptes/identifiants" csrf={csrf}>
        <HiddenField name="vu" value={patternSeen ?? pattern} />
        <TextField
          name="modele"
          label={copy.pattern}
          hint={copy.hint}
          value={pattern}
          error={errors.find(({ field }) => field === 'modele')?.message}
          autocomplete="off"
          spellcheck={false}
          maxlength={60}
          required
        />
        {parsed !== undefined && <p>{copy.example(exampleLogin(parsed))}</p>}
        <FormActions>
          <SubmitButton variant="secondary">{copy.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
