import { Alert, ButtonLink, Card, Form, FormActions, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { counted } from '../../frame/format-fr.ts'
import { emptyingCopy as copy } from './copy.fr.ts'

export interface EmptyingPageProps {
  readonly csrf: string
  /** The service. */
  readonly title: string
  /** How many people have access today. */
  readonly people: number
  readonly action: string
  readonly back: string
}

/** Asks a second time before the last right of a service is taken away. */
export function EmptyingPage({ csrf, title, people, action, back }: EmptyingPageProps): VNode {
  return (
    <Card>
      <Alert tone="warning">
        {people === 1 ? copy.one(title) : copy.text(counted(people, 'personne'), title)}
      </Alert>
      <Form action={action} csrf={csrf}>
        <HiddenField name="perdus" value={String(people)} />
        <FormActions>
          <SubmitButton variant="danger" icon="trash">
            {copy.confirm}
          </SubmitButton>
          <ButtonLink href={back}>{copy.back}</ButtonLink>
        </FormActions>
      </Form>
    </Card>
  )
}
