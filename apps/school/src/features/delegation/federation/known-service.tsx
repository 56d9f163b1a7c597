import { formatDayFr } from '@preau/people'
import type { FederationMetadata, SigningCertificate } from '@preau/ws-federation'
import { Alert, Badge, Card, DescriptionList, ExactText, Form, FormActions, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { formatMoment, parisDay } from '../../../frame/format.ts'
import { certificateState, endingSoon } from './certificate-state.ts'
import { copy } from './copy.fr.ts'
import { knownMetadata, type StoredFederation } from './federation.ts'

interface KnownProps {
  readonly stored: StoredFederation | undefined
  readonly now: Date
}

const tones = { good: 'success', soon: 'warning', expired: 'danger', later: 'info' } as const
const dayOf = (at: Date): string => formatDayFr(parisDay(at))

/** What should be seen to before people are stopped at the door: metadata that fail, keys near their end. */
export function ServiceWarnings({ stored, now }: KnownProps): VNode | null {
  if (stored?.settings.enabled !== true || stored.service === undefined) return null
  const end = endingSoon(knownMetadata(stored.service)?.certificates ?? [], now)
  return (
    <>
      {stored.problem === undefined ? null : (
        <Alert tone="warning" title={copy.problemTitle}>
          <p>{stored.problem}</p>
          <p class="mb-0">{copy.problemNext}</p>
        </Alert>
      )}
      {end === undefined ? null : (
        <Alert tone="warning" title={copy.expiryTitle}>
          {end <= now ? copy.expired(dayOf(end)) : copy.expiry(dayOf(end))}
        </Alert>
      )}
    </>
  )
}

interface CardProps extends KnownProps {
  readonly csrf: string
  /** Where the metadata are read again; a draft keeps those it was prepared with. */
  readonly action: string | undefined
}

/** What the metadata hold, in words. */
export function KnownServiceCard({ stored, now, csrf, action }: CardProps): VNode | null {
  const service = stored?.service
  const metadata = service && knownMetadata(service)
  if (stored === undefined || service === undefined || metadata === undefined) return null
  return (
    <Card title={copy.known} icon="certificate">
      <DescriptionList items={factsOf(metadata, service.readAt, now)} />
      {stored.settings.metadataUrl === undefined || action === undefined ? null : (
        <Form action={action} csrf={csrf}>
          <FormActions>
            <SubmitButton variant="secondary" icon="refresh">
              {copy.readAgain}
            </SubmitButton>
          </FormActions>
        </Form>
      )}
    </Card>
  )
}

function factsOf(metadata: FederationMetadata, readAt: Date, now: Date) {
  const { facts } = copy
  return [
    { term: facts.issuer, description: <ExactText>{metadata.issuer}</ExactText> },
    { term: facts.endpoint, description: <ExactText>{metadata.endpoint}</ExactText> },
    { term: facts.signed, description: metadata.signed ? copy.signed : copy.unsigned },
    { term: facts.readAt, description: formatMoment(readAt) },
    {
      term: facts.certificates,
      description: (
        <ul class="list-unstyled mb-0">
          {metadata.certificates.map((one) => (
            <Certificate key={one.fingerprint} certificate={one} now={now} />
          ))}
        </ul>
      ),
    },
  ]
}

function Certificate(props: { readonly certificate: SigningCertificate; readonly now: Date }): VNode {
  const { subject, validFrom, validTo, fingerprint } = props.certificate
  const state = certificateState(props.certificate, props.now)
  return (
    <li class="mb-2">
      <Badge tone={tones[state]}>{copy.states[state]}</Badge>{' '}
      {copy.certificate(subject, dayOf(validFrom), dayOf(validTo))}
      <br />
      <span class="pu-hint">
        {copy.fingerprint} <ExactText>{fingerprint}</ExactText>
      </span>
    </li>
  )
}
