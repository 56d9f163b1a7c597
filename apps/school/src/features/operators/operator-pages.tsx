import {
  Alert,
  ButtonLink,
  Card,
  ConfirmBox,
  DescriptionList,
  ExactText,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  Stack,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { Conflict, type ConflictProps } from '../../frame/conflict.tsx'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import type { Operator } from '../../frame/operator.ts'
import { seenField } from '../../frame/seen.ts'
import type { View } from '../../frame/view.ts'
import type { SchoolBase } from '../bases/index.ts'
import type { Invitation } from './invite-operator.ts'
import { listCopy as copy } from './list-copy.fr.ts'
import type { OperatorLine } from './operator-access-store.ts'
import { OperatorFields, type OperatorForm, type OperatorFormErrors } from './operator-fields.tsx'
import { Access, lastSignIn, operatorsPath } from './operator-list-page.tsx'

interface Common {
  readonly view: View
  readonly operator: Operator
}

interface Filled extends Common {
  readonly bases: readonly SchoolBase[]
  readonly form: OperatorForm
  readonly errors: OperatorFormErrors
}

const summary = (errors: OperatorFormErrors) =>
  Object.entries(errors).map(([field, message]) => ({ field, message }))

/** *Inviter un opérateur*. */
export function NewOperatorPage({ view, operator, bases, form, errors }: Filled): VNode {
  const text = copy.form
  return (
    <ConsolePage view={view} operator={operator} title={text.title} lead={text.lead} host="operators">
      <FormErrors errors={summary(errors)} />
      <Card>
        <Form action={`${operatorsPath}/nouveau`} csrf={view.csrf}>
          <TextField
            name="identifiant"
            label={text.login}
            hint={text.loginHint}
            error={errors.identifiant}
            value={form.login}
            maxlength={100}
            autocomplete="off"
            spellcheck={false}
            required
          />
          <OperatorFields form={form} errors={errors} bases={bases} />
          <FormActions>
            <SubmitButton variant="primary" icon="link">
              {text.submit}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </ConsolePage>
  )
}

interface InvitationPageProps extends Common {
  readonly displayName: string
  readonly invitation: Invitation
}

/** The link of first sign-in, shown this once. */
export function InvitationPage({ view, operator, displayName, invitation }: InvitationPageProps): VNode {
  const text = copy.link
  return (
    <ConsolePage
      view={view}
      operator={operator}
      title={text.title}
      lead={text.lead(displayName)}
      host="operators"
    >
      <Card>
        <p>
          <ExactText>{invitation.link}</ExactText>
        </p>
        <Alert tone="warning">{text.once(formatMoment(invitation.endsAt))}</Alert>
        <FormActions>
          <ButtonLink href={operatorsPath}>{text.back}</ButtonLink>
        </FormActions>
      </Card>
    </ConsolePage>
  )
}

interface OperatorPageProps extends Filled {
  readonly line: OperatorLine
  /** Print of the rights that the form was filled from. */
  readonly seen: string
  readonly conflict?: ConflictProps
}

/** One account: its rights, a new link, its end. */
export function OperatorPage(props: OperatorPageProps): VNode {
  const { view, operator, line, errors } = props
  const { facts } = copy.one
  return (
    <ConsolePage view={view} operator={operator} title={line.displayName} host="operators">
      {props.conflict && <Conflict {...props.conflict} />}
      <FormErrors errors={summary(errors)} />
      <Stack>
        <Card>
          <DescriptionList
            items={[
              { term: facts.login, description: line.login },
              { term: facts.access, description: <Access line={line} /> },
              { term: facts.last, description: lastSignIn(line) },
            ]}
          />
        </Card>
        <RightsCard {...props} />
        <WaysCard {...props} />
      </Stack>
    </ConsolePage>
  )
}

function RightsCard({ view, line, form, errors, bases, seen }: OperatorPageProps): VNode {
  return (
    <Card title={copy.one.rights} icon="users">
      <Form action={`${operatorsPath}/${line.id}`} csrf={view.csrf}>
        <HiddenField name={seenField} value={seen} />
        <OperatorFields form={form} errors={errors} bases={bases} />
        <FormActions>
          <SubmitButton variant="primary">{copy.one.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function WaysCard({ view, line }: OperatorPageProps): VNode {
  const text = copy.one
  const path = `${operatorsPath}/${line.id}`
  return (
    <Card title={text.again} icon="key">
      <p>{text.againText}</p>
      <ConfirmBox
        label={text.again}
        question={text.againQuestion(line.displayName)}
        confirmLabel={text.againConfirm}
        action={`${path}/lien`}
        csrf={view.csrf}
        icon="link"
      />
      <ConfirmBox
        label={text.remove}
        question={text.removeQuestion(line.displayName)}
        detail={text.removeDetail}
        confirmLabel={text.remove}
        action={`${path}/retirer`}
        csrf={view.csrf}
        icon="trash"
      />
    </Card>
  )
}
