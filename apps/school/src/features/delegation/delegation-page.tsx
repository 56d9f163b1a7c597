import { casEndpoints, parseCasBaseUrl } from '@preau/cas'
import {
  Alert,
  ButtonLink,
  CheckboxField,
  FieldGroup,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { Conflict, type ConflictProps } from '../../frame/conflict.tsx'
import { ConsolePage } from '../../frame/console-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { seenField } from '../../frame/seen.ts'
import type { View } from '../../frame/view.ts'
import { consolePath, settingsPath, publicAddress, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { type CasProtocol, type ValidationProtocol, validationProtocols } from './delegation.ts'
import { type DelegationField, type DelegationOrder, protocolOf } from './delegation-order.ts'
import { IdentifierFields } from './identifier-fields.tsx'
import { IdentityFields } from './identity-fields.tsx'
import type { EntPreset } from './delegation-store.ts'
import { SpaceChoices } from './space-choices.tsx'
import type { ConnectionTest } from './test-connection.ts'
import { TestResult } from './test-result.tsx'

export interface DelegationPageProps {
  readonly view: View
  readonly visit: Visit
  readonly publicUrl: string
  readonly presets: readonly EntPreset[]
  /** The preset of the base, when the list gives it another address now. */
  readonly moved?: EntPreset | undefined
  /** Name of the chosen preset, when it is no more in the list. */
  readonly removedPreset?: string | undefined
  /** Protocol that the ENT was last found to have. */
  readonly detected: CasProtocol | undefined
  readonly order: DelegationOrder
  readonly errors: Readonly<Partial<Record<DelegationField, string>>>
  readonly test?: ConnectionTest | undefined
  /** The addresses were asked for, and nothing is stored yet. */
  readonly computed?: boolean | undefined
  /** Print of the settings that the form was filled from. */
  readonly seen: string
  readonly conflict?: ConflictProps | undefined
  /** The other delegation, once it was defined. */
  readonly federation: 'enabled' | 'disabled' | undefined
}

/** Which address each protocol is validated at. */
const validationEndpoints = {
  cas3: 'p3ServiceValidate',
  cas2: 'serviceValidate',
  saml11: 'samlValidate',
} as const

/** The same for a base that lists proxies: their tickets are good there only (CAS 3.0 §2.6). */
const forProxies = {
  p3ServiceValidate: 'p3ProxyValidate',
  serviceValidate: 'proxyValidate',
  samlValidate: 'samlValidate',
} as const

export const delegationPath = (base: SchoolBase): string => `${settingsPath(base)}/delegation`

/** *Déléguer l’authentification* (product.md B1); locked while the base is published. */
export function DelegationPage(props: DelegationPageProps): VNode {
  const { view, visit, errors, test, conflict } = props
  const { base, operator } = visit
  return (
    <ConsolePage
      view={view}
      operator={operator}
      title={copy.title}
      lead={copy.lead}
      at={{ base, section: 'delegation' }}
    >
      {base.published ? <Locked base={base} /> : null}
      {props.computed === true ? <Alert tone="info">{copy.computed}</Alert> : null}
      {props.removedPreset === undefined ? null : (
        <Alert tone="warning">{copy.presetRemoved(props.removedPreset)}</Alert>
      )}
      {props.moved ? <Alert tone="warning">{copy.presetMoved(props.moved)}</Alert> : null}
      {test === undefined ? null : <TestResult test={test} />}
      {conflict && <Conflict {...conflict} />}
      <FormErrors
        errors={Object.entries(errors).map(([field, message]) => ({
          message,
          field: anchors[field] ?? field,
        }))}
      />
      <Form action={delegationPath(base)} csrf={view.csrf}>
        <HiddenField name={seenField} value={props.seen} />
        <DelegationFields {...props} />
        <Actions base={base} />
      </Form>
    </ConsolePage>
  )
}

/** The table has no field of its own name: its error leads to its first choice. */
const anchors: Readonly<Record<string, string>> = { espaces: 'espace-commune' }

function Locked({ base }: { readonly base: SchoolBase }): VNode {
  return (
    <Alert
      tone="info"
      action={<ButtonLink href={`${consolePath(base)}/brouillon`}>{copy.toState}</ButtonLink>}
    >
      {copy.locked}
    </Alert>
  )
}

function DelegationFields(props: DelegationPageProps): VNode {
  const { visit, publicUrl, order, errors } = props
  const { base } = visit
  const disabled = base.published
  return (
    <>
      <CheckboxField
        name="delegation"
        label={copy.enable}
        hint={copy.enableHint(`${publicAddress(base, publicUrl)}?login=true`)}
        checked={order.enabled}
        disabled={disabled}
      />
      <ServerFields {...props} />
      <FederationChoice {...props} />
      <SpaceChoices
        base={base}
        publicUrl={publicUrl}
        chosen={order.spaces}
        federated={order.federated ?? []}
        federation={props.federation === 'enabled'}
        disabled={disabled}
        error={errors.espaces}
      />
      <UserFields {...props} />
      <IdentityFields order={order} errors={errors} disabled={disabled} />
    </>
  )
}

function ServerFields({ visit, presets, detected, order, errors }: DelegationPageProps): VNode {
  const disabled = visit.base.published
  return (
    <FieldGroup legend={copy.server}>
      <SelectField
        name="ent"
        label={copy.ent}
        value={order.presetId}
        options={[
          ...presets.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: copy.otherEnt },
        ]}
        empty={false}
        disabled={disabled}
      />
      <TextField
        name="url"
        label={copy.url}
        hint={copy.urlHint}
        value={order.url}
        error={errors.url}
        inputmode="url"
        spellcheck={false}
        autocomplete="off"
        maxlength={500}
        disabled={disabled}
      />
      <Derived presets={presets} order={order} detected={detected} />
      {disabled ? null : (
        <FormActions>
          <SubmitButton
            variant="secondary"
            icon="refresh"
            formaction={`${delegationPath(visit.base)}/adresses`}
          >
            {copy.compute}
          </SubmitButton>
        </FormActions>
      )}
      <RadioGroup
        name="protocole"
        label={copy.protocol}
        value={order.protocol}
        options={validationProtocols.map((value) => ({
          value,
          label: copy.protocols[value],
          hint: protocolHint(value, detected),
        }))}
        disabled={disabled}
      />
    </FieldGroup>
  )
}

const protocolHint = (value: ValidationProtocol, detected: CasProtocol | undefined): string =>
  value === 'auto' && detected !== undefined
    ? `${copy.protocolHints.auto} ${copy.detected(copy.protocols[detected])}`
    : copy.protocolHints[value]

/** Read-only *Pour l’authentification* and *Pour la validation*, once the address is one. */
function Derived({
  presets,
  order,
  detected,
}: Pick<DelegationPageProps, 'presets' | 'order' | 'detected'>): VNode | null {
  const read = parseCasBaseUrl(presets.find(({ id }) => id === order.presetId)?.casUrl ?? order.url)
  if (!read.ok) return null
  const endpoints = casEndpoints(read.base)
  const protocol = protocolOf(order.protocol)
  const end = validationEndpoints[protocol === 'auto' ? (detected ?? 'cas3') : protocol]
  const validation = endpoints[order.allowedProxies.trim() === '' ? end : forProxies[end]]
  return (
    <>
      <TextField name="adresse_authentification" label={copy.login} value={endpoints.login} readonly />
      <TextField
        name="adresse_validation"
        label={copy.validation}
        value={validation}
        hint={copy.derived}
        readonly
      />
    </>
  )
}

/** The other delegation has a page of its own. */
function FederationChoice({ visit, federation }: DelegationPageProps): VNode {
  const text = copy.federation
  return (
    <FieldGroup legend={text.title} hint={text.states[federation ?? 'none']}>
      <FormActions>
        <ButtonLink href={`${delegationPath(visit.base)}/ws-federation`} icon="settings">
          {federation === undefined ? text.define : text.edit}
        </ButtonLink>
      </FormActions>
    </FieldGroup>
  )
}

function UserFields({ visit, order, errors }: DelegationPageProps): VNode {
  const disabled = visit.base.published
  return (
    <FieldGroup legend={copy.users} hint={copy.usersHint}>
      <CheckboxField
        name="refus_memorisees"
        label={copy.refuseRemembered}
        hint={copy.refuseRememberedHint}
        checked={order.refuseRemembered}
        disabled={disabled}
      />
      <TextArea
        name="mandataires"
        label={copy.allowedProxies}
        hint={copy.allowedProxiesHint}
        value={order.allowedProxies}
        rows={2}
        error={errors.mandataires}
        disabled={disabled}
      />
      <IdentifierFields order={order} errors={errors} disabled={disabled} texts={copy} width="medium" />
    </FieldGroup>
  )
}

function Actions({ base }: { readonly base: SchoolBase }): VNode {
  const path = delegationPath(base)
  return (
    <>
      <FormActions>
        {base.published ? null : <SubmitButton>{copy.save}</SubmitButton>}
        <SubmitButton variant="secondary" icon="plug-connected" formaction={`${path}/tester`}>
          {copy.test}
        </SubmitButton>
        <ButtonLink href={`${path}/notice`} icon="printer" variant="subtle">
          {copy.notice}
        </ButtonLink>
      </FormActions>
      <p class="pu-hint">{copy.testHint}</p>
    </>
  )
}
