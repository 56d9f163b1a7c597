import {
  Alert,
  BareShell,
  CheckboxField,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  PasswordField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { CrisisBanner, FlashMessage } from '@preau/ui'
import type { VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import { loginCopy as copy } from './copy.fr.ts'

export interface LoginPageProps {
  readonly csrf: string
  readonly next: string
  readonly renew: boolean
  readonly demo: boolean
  readonly flashes: readonly FlashMessage[]
  readonly banners: readonly CrisisBanner[]
  /** The portal lets people stay logged in. */
  readonly mayRemember: boolean
  readonly login?: string
  /** Title of the message; the usual one asks to correct something. */
  readonly errorsTitle?: string | undefined
  readonly errors?: readonly { readonly message: string; readonly field?: string }[]
}

export function LoginPage(props: LoginPageProps): VNode {
  return (
    <BareShell
      theme="portal"
      title={copy.title}
      productName={productName}
      homeHref="/"
      lead={copy.lead}
      flashes={[...props.flashes]}
      demo={props.demo}
      banners={props.banners}
    >
      {props.renew && (
        <Alert tone="info">{props.next.startsWith('/cas/') ? copy.renewForService : copy.renew}</Alert>
      )}
      <FormErrors title={props.errorsTitle} errors={[...(props.errors ?? [])]} />
      <Form action="/connexion" csrf={props.csrf}>
        <HiddenField name="next" value={props.next} />
        {props.renew && <HiddenField name="renouveler" value="1" />}
        <TextField
          name="username"
          label={copy.login}
          hint={copy.loginHint}
          value={props.login ?? ''}
          autocomplete="username"
          spellcheck={false}
          required
          autofocus
        />
        <PasswordField name="password" label={copy.password} autocomplete="current-password" required />
        <CheckboxField name="warn" value="true" label={copy.warn} />
        {props.mayRemember && (
          <CheckboxField name="rememberMe" value="true" label={copy.remember} hint={copy.rememberHint} />
        )}
        <FormActions>
          <SubmitButton variant="primary" icon="login">
            {copy.submit}
          </SubmitButton>
        </FormActions>
      </Form>
      <p>
        {copy.firstTime} <a href="/activation">{copy.activate}</a>
      </p>
    </BareShell>
  )
}
