import { Alert, Card, CheckboxField, Form, FormActions, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { directoryCopy as copy } from '../copy.fr.ts'
import type { SchoolExchange } from '../school-exchanges.ts'

interface DirectoryCardProps {
  readonly csrf: string
  readonly exchange: SchoolExchange
  /** Address of the form. */
  readonly action: string
}

/** The directory of the ENT for the server of the school, and who will be able to read it. */
export function DirectoryCard({ csrf, exchange: { schoolKey }, action }: DirectoryCardProps): VNode {
  return (
    <Card title={copy.title} icon="users">
      <p>{copy.help}</p>
      <Alert tone={schoolKey ? 'info' : 'warning'} title={copy.readers}>
        {schoolKey ? copy.sealed(schoolKey.name) : copy.clear}
      </Alert>
      <Form action={action} csrf={csrf} label={copy.title}>
        {schoolKey && <CheckboxField name="clair" label={copy.plain} hint={copy.plainHint} />}
        <FormActions>
          <SubmitButton icon="download">{copy.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
