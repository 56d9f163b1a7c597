import {
  Alert,
  BareShell,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  PasswordField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { productName, type View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'
import type { OperatorSessionEnd } from './operator-session.ts'

interface SignInPageProps {
  readonly view: View
  /** Local page to open afterwards. */
  readonly next: string
  readonly login?: string | undefined
  readonly error?: string | undefined
  /** Why the session of this browser has ended. */
  readonly ended?: OperatorSessionEnd | undefined
  /** Whether a certificate may be presented instead. */
  readonly certificateSignIn: boolean
}

/** Sign-in of the operators, by password. */
export function SignInPage(props: SignInPageProps): VNode {
  const { view, error, ended } = props
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={copy.title}
      lead={copy.lead}
      flashes={view.flashes}
      demo={view.demo}
      size="small"
    >
      {ended === undefined ? null : (
        <Alert tone="info" title={copy.ended.title}>
          {copy.ended.reasons[ended]} {copy.ended.next}
        </Alert>
      )}
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'identifiant' }]} />
      <Form action="/connexion" csrf={view.csrf}>
        <HiddenField name="retour" value={props.next} />
        <TextField
          name="identifiant"
          label={copy.login}
          value={props.login}
          autocomplete="username"
          required
        />
        <PasswordField name="mot_de_passe" label={copy.password} autocomplete="current-password" required />
        <FormActions>
          <SubmitButton variant="primary" icon="login">
            {copy.submit}
          </SubmitButton>
        </FormActions>
      </Form>
      {props.certificateSignIn ? (
        <p>
          <a href={`/connexion/certificat?retour=${encodeURIComponent(props.next)}`}>{copy.certificate}</a>
        </p>
      ) : null}
    </BareShell>
  )
}
