import {
  Alert,
  BareShell,
  ButtonLink,
  Form,
  FormActions,
  FormErrors,
  PasswordField,
  ServiceBar,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { productName, type View } from '../../../frame/view.ts'
import { describeSpace, type PersonalSpace, spacePath } from '../../bases/index.ts'
import type { SessionEndReason } from '../../sessions/index.ts'
import { copy } from '../copy.fr.ts'
import type { Arrival } from '../door/arrive.ts'
import { withQuery } from '../door/asked-address.ts'
import { spaceIcon } from '../door/space-tiles.tsx'

interface LoginPageProps {
  readonly view: View
  readonly arrival: Arrival
  readonly login?: string | undefined
  readonly error?: string | undefined
  /** Why the session of this browser has ended. */
  readonly ended?: SessionEndReason | undefined
}

/** Where this form posts: its own page, so that a deep link survives the log-in. */
const actionOf = ({ clean, asked }: Arrival): string => {
  const [path = clean] = clean.split('?')
  return withQuery(path, [asked.query, 'login=true'].filter((part) => part !== '').join('&'))
}

/** The local form of a space (product.md B3); tells people of the ENT where their door is. */
export function LoginPage({ view, arrival, login, error, ended }: LoginPageProps): VNode {
  const text = copy.login
  const { space } = arrival
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={text.title}
      lead={space === 'commune' ? undefined : describeSpace(space).label}
      context={arrival.base.name}
      flashes={view.flashes}
      demo={view.demo}
      size="small"
      aside={space === 'commune' ? <OpenSpaces arrival={arrival} /> : undefined}
    >
      {ended === undefined ? null : (
        <Alert tone="info">
          {copy.ended.reasons[ended]} {text.ended}
        </Alert>
      )}
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'identifiant' }]} />
      <Form action={actionOf(arrival)} csrf={view.csrf}>
        <TextField
          name="identifiant"
          label={text.login}
          hint={(arrival.door ?? arrival.federation) ? text.loginHint : undefined}
          value={login}
          autocomplete="username"
          spellcheck={false}
          required
        />
        <PasswordField name="mot_de_passe" label={text.password} autocomplete="current-password" required />
        <FormActions>
          <SubmitButton variant="primary" icon="login">
            {text.submit}
          </SubmitButton>
        </FormActions>
      </Form>
      {(arrival.door ?? arrival.federation) ? <OtherDoor href={arrival.clean} /> : null}
    </BareShell>
  )
}

const OtherDoor = ({ href }: { readonly href: string }): VNode => (
  <Alert
    tone="neutral"
    action={
      <ButtonLink href={href} icon="door-enter">
        {copy.login.otherDoorLink}
      </ButtonLink>
    }
  >
    {copy.login.otherDoor}
  </Alert>
)

/** The published spaces, each with its own door. */
function OpenSpaces({ arrival: { base, published } }: { readonly arrival: Arrival }): VNode {
  const personal = [...published].filter((space): space is PersonalSpace => space !== 'commune')
  const services = personal.map((space) => ({
    href: spacePath(base, space),
    label: describeSpace(space).label,
    icon: spaceIcon(space),
  }))
  return <ServiceBar groups={[{ label: copy.login.spaces, services }]} />
}
