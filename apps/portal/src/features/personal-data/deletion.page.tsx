import { Alert, ButtonLink, Card, Form, FormActions, SubmitButton, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { deletionCopy as copy } from './copy.fr.ts'

export interface DeletionPageProps {
  readonly csrf: string
  readonly path: string
  readonly back: string
  readonly name: string
  readonly login: string
  /** What goes besides the identity, in words. */
  readonly going: readonly string[]
  readonly typed: string | undefined
  readonly error: string | undefined
}

/** What goes and what stays; the log-in name is typed, not clicked. */
export function DeletionPage({
  csrf,
  path,
  back,
  name,
  login,
  going,
  typed,
  error,
}: DeletionPageProps): VNode {
  return (
    <>
      <Alert tone="warning">{copy.warning(name)}</Alert>
      <Card icon="trash" title={copy.goes}>
        <List lines={[copy.identity, ...going]} />
      </Card>
      <Card icon="info-circle" title={copy.stays}>
        <List lines={[copy.trail, copy.entId, copy.relatives, copy.others, copy.aaf]} />
      </Card>
      <Card icon="check" title={copy.title}>
        <Form action={path} csrf={csrf}>
          <TextField
            name="identifiant"
            label={copy.type}
            hint={copy.typeHint(login)}
            value={typed}
            error={error}
            autocomplete="off"
            spellcheck={false}
            width="medium"
            required
          />
          <FormActions>
            <SubmitButton variant="danger" icon="trash">
              {copy.confirm}
            </SubmitButton>
            <ButtonLink href={back}>{copy.back}</ButtonLink>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

function List({ lines }: { readonly lines: readonly string[] }): VNode {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
