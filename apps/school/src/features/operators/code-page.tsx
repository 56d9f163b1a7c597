import { Form, FormActions, FormErrors, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import type { View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'
import { CodeField, StartAgain, StepShell } from './step-shell.tsx'

interface CodePageProps {
  readonly view: View
  readonly error?: string | undefined
}

/** Between the password and the session: the code. */
export function CodePage({ view, error }: CodePageProps): VNode {
  const { code } = copy
  return (
    <StepShell view={view} title={code.title} lead={code.lead}>
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'code' }]} />
      <Form action="/connexion/code" csrf={view.csrf}>
        <CodeField label={code.field} hint={code.hint} error={error} />
        <FormActions>
          <SubmitButton variant="primary" icon="login">
            {code.submit}
          </SubmitButton>
        </FormActions>
      </Form>
      <p>{code.lost}</p>
      <StartAgain />
    </StepShell>
  )
}
