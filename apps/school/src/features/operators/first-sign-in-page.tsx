import { Form, FormActions, FormErrors, PasswordField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import type { Operator } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'
import { StepShell } from './step-shell.tsx'

interface FirstSignInPageProps {
  readonly view: View
  readonly action: string
  readonly operator: Operator
  readonly error?: string | undefined
}

/** An invited operator chooses a password. */
export function FirstSignInPage({ view, action, operator, error }: FirstSignInPageProps): VNode {
  const text = copy.first
  return (
    <StepShell view={view} title={text.title} lead={text.lead(operator.displayName, operator.login)}>
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'nouveau' }]} />
      <Form action={action} csrf={view.csrf}>
        <NewPasswordFields error={error} />
        <FormActions>
          <SubmitButton variant="primary" icon="check">
            {text.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </StepShell>
  )
}

/** A new password, twice. */
export const NewPasswordFields = ({ error }: { readonly error?: string | undefined }): VNode => (
  <>
    <PasswordField
      name="nouveau"
      label={copy.mine.fresh}
      hint={copy.passwords.hint}
      error={error}
      autocomplete="new-password"
      required
    />
    <PasswordField name="encore" label={copy.mine.again} autocomplete="new-password" required />
  </>
)
