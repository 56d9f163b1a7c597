import {
  Alert,
  ButtonLink,
  CheckboxField,
  DescriptionList,
  ExactText,
  FieldGroup,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { Conflict, type ConflictProps } from '../../../frame/conflict.tsx'
import { ConsolePage } from '../../../frame/console-page.tsx'
import type { Visit } from '../../../frame/operator.ts'
import { seenField } from '../../../frame/seen.ts'
import type { View } from '../../../frame/view.ts'
import { consolePath, type SchoolBase, settingsPath } from '../../bases/index.ts'
import { copy as delegationCopy } from '../copy.fr.ts'
import { IdentifierFields } from '../identifier-fields.tsx'
import { IdentityFields } from '../identity-fields.tsx'
import type { ConnectionTest } from '../test-connection.ts'
import { TestResult } from '../test-result.tsx'
import { copy } from './copy.fr.ts'
import type { StoredFederation } from './federation.ts'
import type { FederationErrors, FederationOrder } from './federation-order.ts'
import { KnownServiceCard, ServiceWarnings } from './known-service.tsx'
import type { FederationAddresses } from './our-addresses.ts'

export interface FederationPageProps {
  readonly view: View
  readonly visit: Visit
  readonly addresses: FederationAddresses
  readonly stored: StoredFederation | undefined
  readonly order: FederationOrder
  readonly errors: FederationErrors
  readonly test?: ConnectionTest | undefined
  readonly now: Date
  /** Print of what the form was filled from. */
  readonly seen: string
  readonly conflict?: ConflictProps | undefined
}

export const federationPath = (base: SchoolBase): string => `${settingsPath(base)}/delegation/ws-federation`

/** *Définir une délégation Ws-Federation* (product.md B1); locked while the base is published. */
export function FederationPage(props: FederationPageProps): VNode {
  const { view, visit, errors, test, stored, conflict } = props
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
      {test === undefined ? null : <TestResult test={test} />}
      {conflict && <Conflict {...conflict} />}
      <ServiceWarnings stored={stored} now={props.now} />
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <KnownServiceCard
        stored={stored}
        now={props.now}
        csrf={view.csrf}
        action={base.draft === true ? undefined : `${federationPath(base)}/relire`}
      />
      <Form action={federationPath(base)} csrf={view.csrf}>
        <HiddenField name={seenField} value={props.seen} />
        <ServiceFields {...props} />
        <Declared addresses={props.addresses} />
        <UserFields {...props} />
        <IdentityFields
          order={props.order}
          errors={errors}
          disabled={base.published}
          claims={{ legend: copy.identityNames, labels: copy.identityClaims }}
        />
        <SecurityFields {...props} />
        <Actions base={base} />
      </Form>
    </ConsolePage>
  )
}

function Locked({ base }: { readonly base: SchoolBase }): VNode {
  const action = <ButtonLink href={`${consolePath(base)}/brouillon`}>{delegationCopy.toState}</ButtonLink>
  return (
    <Alert tone="info" action={action}>
      {delegationCopy.locked}
    </Alert>
  )
}

function ServiceFields({ visit, order, errors }: FederationPageProps): VNode {
  const disabled = visit.base.published
  return (
    <>
      <CheckboxField
        name="delegation"
        label={copy.enable}
        hint={copy.enableHint}
        checked={order.enabled}
        disabled={disabled}
      />
      <FieldGroup legend={copy.service}>
        <RadioGroup
          name="source"
          label={copy.source}
          value={order.source}
          options={(['url', 'text'] as const).map((value) => ({
            value,
            label: copy.sources[value],
            hint: copy.sourceHints[value],
          }))}
          disabled={disabled}
        />
        <TextField
          name="metadonnees_url"
          label={copy.address}
          hint={copy.addressHint}
          value={order.url}
          error={errors.metadonnees_url}
          inputmode="url"
          spellcheck={false}
          autocomplete="off"
          maxlength={500}
          disabled={disabled}
        />
        <TextArea
          name="metadonnees"
          label={copy.pasted}
          hint={copy.pastedHint}
          value={order.text}
          rows={3}
          error={errors.metadonnees}
          disabled={disabled}
        />
      </FieldGroup>
    </>
  )
}

function Declared({ addresses }: Pick<FederationPageProps, 'addresses'>): VNode {
  const item = (term: string, value: string) => ({ term, description: <ExactText>{value}</ExactText> })
  return (
    <FieldGroup legend={copy.declare} hint={copy.declareHint}>
      <DescriptionList
        items={[
          item(copy.ownMetadata, addresses.metadata),
          item(copy.realm, addresses.realm),
          item(copy.reply, addresses.reply),
        ]}
      />
    </FieldGroup>
  )
}

function UserFields({ visit, order, errors }: FederationPageProps): VNode {
  return (
    <FieldGroup legend={copy.users} hint={copy.usersHint}>
      <IdentifierFields order={order} errors={errors} disabled={visit.base.published} texts={copy} />
    </FieldGroup>
  )
}

function SecurityFields({ visit, order }: FederationPageProps): VNode {
  const disabled = visit.base.published
  return (
    <FieldGroup legend={copy.security}>
      <CheckboxField
        name="demander_mot_de_passe"
        label={copy.askPassword}
        hint={copy.askPasswordHint}
        checked={order.askPassword}
        disabled={disabled}
      />
      <CheckboxField
        name="sha1"
        label={copy.allowSha1}
        hint={copy.allowSha1Hint}
        checked={order.allowSha1}
        disabled={disabled}
      />
    </FieldGroup>
  )
}

function Actions({ base }: { readonly base: SchoolBase }): VNode {
  return (
    <>
      <FormActions>
        {base.published ? null : <SubmitButton>{copy.save}</SubmitButton>}
        <SubmitButton variant="secondary" icon="plug-connected" formaction={`${federationPath(base)}/tester`}>
          {copy.test}
        </SubmitButton>
        <ButtonLink href={`${settingsPath(base)}/delegation`} variant="subtle">
          {copy.back}
        </ButtonLink>
      </FormActions>
      <p class="pu-hint">{copy.testHint}</p>
    </>
  )
}
