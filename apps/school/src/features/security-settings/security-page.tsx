import {
  CheckboxField,
  FieldGroup,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  Stack,
  SubmitButton,
  TextArea,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { Conflict, type ConflictProps } from '../../frame/conflict.tsx'
import { ConsolePage } from '../../frame/console-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { type SchoolBase, settingsPath } from '../bases/index.ts'
import type { WaitingPerson } from '../spaces/index.ts'
import type { SecurityErrors, SecurityForm } from './check-security.ts'
import { copy } from './copy.fr.ts'
import { WaitingPeople } from './waiting-people.tsx'

export const securityPath = (base: SchoolBase): string => `${settingsPath(base)}/securite`

interface SecurityPageProps {
  readonly view: View
  readonly visit: Visit
  readonly form: SecurityForm
  /** Version of the settings that the reader has seen. */
  readonly version: number
  readonly errors: SecurityErrors
  /** Somebody else was quicker. */
  readonly conflict?: ConflictProps | undefined
  /** Where the reader is. */
  readonly address: string
  readonly waiting: readonly WaitingPerson[]
  readonly now: Date
}

/** *Paramètres de sécurité* (product.md B1). */
export function SecurityPage(props: SecurityPageProps): VNode {
  const { view, visit, errors, conflict } = props
  const { base, operator } = visit
  const listed = Object.entries(errors).map(([field, message]) => ({ field, message }))
  return (
    <ConsolePage
      view={view}
      operator={operator}
      title={copy.title}
      lead={base.draft === true ? copy.leadDraft : copy.lead}
      at={{ base, section: 'security' }}
    >
      {conflict && <Conflict {...conflict} />}
      <FormErrors errors={listed} />
      <Stack>
        <Form action={securityPath(base)} csrf={view.csrf}>
          <HiddenField name="version" value={String(props.version)} />
          <Sessions {...props} />
          <Passwords {...props} />
          <Addresses {...props} />
          <FieldGroup legend={copy.transport}>
            <CheckboxField
              name="https"
              label={copy.https}
              hint={copy.httpsHint}
              checked={props.form.https}
              error={errors.https}
            />
          </FieldGroup>
          <FormActions>
            <SubmitButton variant="primary">{copy.save}</SubmitButton>
          </FormActions>
        </Form>
        {base.draft === true ? null : <WaitingPeople {...props} />}
      </Stack>
    </ConsolePage>
  )
}

type FigureName = 'inactivite' | 'duree' | 'essais' | 'attente' | 'longueur'

/** One figure of the form. */
function figure({ form, errors }: SecurityPageProps, name: FigureName) {
  const look = { inputmode: 'numeric', width: 'short', autocomplete: 'off', required: true } as const
  return { ...look, name, value: form[name], error: errors[name] }
}

function Sessions(props: SecurityPageProps): VNode {
  return (
    <FieldGroup legend={copy.sessions}>
      <TextField
        {...figure(props, 'inactivite')}
        label={copy.idle}
        hint={copy.idleHint}
        suffix={copy.minutes}
      />
      <TextField {...figure(props, 'duree')} label={copy.life} hint={copy.lifeHint} suffix={copy.hours} />
    </FieldGroup>
  )
}

function Passwords(props: SecurityPageProps): VNode {
  return (
    <FieldGroup legend={copy.logins} hint={copy.loginsHint}>
      <TextField
        {...figure(props, 'essais')}
        label={copy.failed}
        hint={copy.failedHint}
        suffix={copy.tries}
      />
      <TextField {...figure(props, 'attente')} label={copy.wait} hint={copy.waitHint} suffix={copy.minutes} />
      <TextField
        {...figure(props, 'longueur')}
        label={copy.length}
        hint={copy.lengthHint}
        suffix={copy.characters}
      />
      <CheckboxField name="varies" label={copy.kinds} hint={copy.kindsHint} checked={props.form.varies} />
    </FieldGroup>
  )
}

function Addresses({ form, errors, address }: SecurityPageProps): VNode {
  return (
    <FieldGroup legend={copy.addresses} hint={copy.yours(address)}>
      <TextArea
        name="adresses_console"
        label={copy.consoleNetworks}
        hint={copy.consoleNetworksHint}
        value={form.adresses_console}
        error={errors.adresses_console}
        rows={3}
      />
      <TextArea
        name="adresses_espaces"
        label={copy.spaceNetworks}
        hint={copy.spaceNetworksHint}
        value={form.adresses_espaces}
        error={errors.adresses_espaces}
        rows={3}
      />
      {errors.confirme === undefined ? null : (
        <CheckboxField name="confirme" label={copy.confirm} error={errors.confirme} />
      )}
    </FieldGroup>
  )
}
