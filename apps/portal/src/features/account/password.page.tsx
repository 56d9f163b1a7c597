import { Alert, Card, Form, FormActions, FormErrors, PasswordField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { accountCopy as copy } from './copy.fr.ts'
import { NewPasswordFields } from './new-password-fields.tsx'

export interface PasswordPageProps {
  readonly csrf: string
  readonly login: string
  readonly privileged: boolean
  readonly mustChange: boolean
  readonly errors?: readonly { readonly message: string; readonly field?: string }[]
}

export function PasswordPage(props: PasswordPageProps): VNode {
  const errorOf = (name: string): string | undefined =>
    props.errors?.find(({ field }) => field === name)?.message
  return (
    <Card title={copy.changePassword} icon="key">
      {props.mustChange && <Alert tone="info">{copy.mustChange}</Alert>}
      <FormErrors errors={[...(props.errors ?? [])]} />
      <Form action="/compte/mot-de-passe" csrf={props.csrf} requiredNote>
        <input type="text" name="username" value={props.login} autocomplete="username" hidden readonly />
        <PasswordField
          name="actuel"
          label={copy.present}
          autocomplete="current-password"
          error={errorOf('actuel')}
          required
        />
        <NewPasswordFields
          owner={{ login: props.login, name: '', privileged: props.privileged }}
          errors={props.errors ?? []}
        />
        <FormActions>
          <SubmitButton variant="primary">{copy.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
