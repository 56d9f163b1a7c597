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
import { spokenName } from '../../../frame/spoken-name.ts'
import { productName, type View } from '../../../frame/view.ts'
import { describeSpace, type PersonalSpace, spacePath } from '../../bases/index.ts'
import type { IdentifiedPerson } from '../../identification/index.ts'
import { copy } from '../copy.fr.ts'
import type { Arrival } from './arrive.ts'

interface DoublePageProps {
  readonly view: View
  readonly arrival: Arrival
  /** Good for some tries; see `DoubleAuthentication`. */
  readonly token: string
  /** Who the account already is here, for other spaces. */
  readonly people?: readonly IdentifiedPerson[] | undefined
  readonly login?: string | undefined
  readonly error?: string | undefined
}

/** *Par double authentification*: the local password once, then the ENT suffices (pronote-facts §2.2). */
export function DoublePage(props: DoublePageProps): VNode {
  const { view, arrival, token, login, error } = props
  const text = copy.double
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={text.title}
      lead={text.lead}
      context={arrival.base.name}
      flashes={view.flashes}
      demo={view.demo}
      size="small"
    >
      <Elsewhere {...props} />
      <p>{text.why}</p>
      <FormErrors errors={error === undefined ? [] : [{ message: error, field: 'identifiant' }]} />
      <Form action={arrival.clean} csrf={view.csrf}>
        <HiddenField name="jeton_double" value={token} />
        <TextField
          name="identifiant"
          label={text.login}
          value={login}
          autocomplete="username"
          spellcheck={false}
        />
        <PasswordField
          name="mot_de_passe"
          label={text.password}
          hint={text.notEnt}
          autocomplete="current-password"
        />
        <FormActions>
          <SubmitButton variant="primary" icon="link">
            {text.submit}
          </SubmitButton>
          <SubmitButton variant="subtle" name="sans_compte" value="oui">
            {text.without}
          </SubmitButton>
        </FormActions>
      </Form>
    </BareShell>
  )
}

/** The account is known already, for another space: the right door first. */
function Elsewhere({ arrival: { base, space }, people = [] }: DoublePageProps): VNode | null {
  const [first] = people
  if (first === undefined) return null
  const spaces = [...new Set(people.flatMap((person): readonly PersonalSpace[] => person.spaces))]
  return (
    <Alert tone="info">
      <p>{copy.double.known(spokenName(first), describeSpace(space).label)}</p>
      <ul class="list-unstyled mb-0">
        {spaces.map((one) => (
          <li key={one}>
            <a href={spacePath(base, one)}>{describeSpace(one).label}</a>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
