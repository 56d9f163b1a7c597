import { parseServiceUrl, type ServiceUrl } from '@preau/cas'
import { Alert, BareShell, ButtonLink, DescriptionList, ExactText, FormActions } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import { addressFaultCopy, differenceSentence, type ServiceWithPolicy } from '../services/index.ts'
import { serviceRefusedCopy as copy } from './copy.fr.ts'
import type { ServiceRefusal } from './find-service.ts'

export interface ServiceRefusedPageProps {
  readonly address: string
  readonly refusal: ServiceRefusal
  /** Shows the buttons that lead to the correction. */
  readonly administrator: boolean
  readonly demo: boolean
}

/** An address the registry does not know: what was received, what nearly matched, what to change (product A1). */
export function ServiceRefusedPage(props: ServiceRefusedPageProps): VNode {
  const { refusal, administrator } = props
  return (
    <BareShell
      theme="portal"
      title={copy.title}
      productName={productName}
      homeHref="/"
      tone="danger"
      demo={props.demo}
    >
      <Alert tone="warning">{summary(refusal)}</Alert>
      <DescriptionList items={facts(props.address, refusal)} />
      <Differences refusal={refusal} />
      <h2>{copy.toDo}</h2>
      <ul>
        {advice(refusal).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {!administrator && <p>{copy.tell}</p>}
      <FormActions>
        {administrator && <CorrectionLink address={shownAddress(props.address)} refusal={refusal} />}
        <ButtonLink href="/" icon="home">
          {copy.home}
        </ButtonLink>
      </FormActions>
    </BareShell>
  )
}

/** The part of an address that names a service: its query may carry a ticket or a name, and helps nobody here. */
export function shownAddress(address: string): string {
  const [base = ''] = address.split(/[?#]/, 1)
  return base.length > 300 ? `${base.slice(0, 300)}…` : base
}

function summary(refusal: ServiceRefusal): string {
  if (refusal.reason === 'invalid') return copy.invalid
  return refusal.reason === 'no-sso' ? copy.noSso(refusal.declared.title) : copy.undeclared
}

/** The declared service to name, if there is one. */
export function meantService(refusal: ServiceRefusal): ServiceWithPolicy | undefined {
  if (refusal.reason === 'no-sso') return refusal.declared
  return refusal.reason === 'undeclared' ? refusal.nearest?.declared : undefined
}

/** Of its addresses, the one to compare with. */
function meantAddress(refusal: ServiceRefusal): string {
  if (refusal.reason === 'no-sso') return refusal.address
  return refusal.reason === 'undeclared' ? (refusal.nearest?.address ?? '') : ''
}

interface Fact {
  readonly term: string
  readonly description: ComponentChildren
}

function facts(address: string, refusal: ServiceRefusal): readonly Fact[] {
  const received = { term: copy.received, description: <ExactText>{shownAddress(address)}</ExactText> }
  const service = meantService(refusal)
  if (service === undefined) return [received]
  return [
    received,
    { term: copy.nearest, description: `${service.title} (${service.code})` },
    { term: copy.declared, description: <ExactText>{meantAddress(refusal)}</ExactText> },
  ]
}

function Differences({ refusal }: { readonly refusal: ServiceRefusal }): VNode | null {
  if (refusal.reason === 'invalid') return <p>{addressFaultCopy[refusal.fault]}</p>
  if (refusal.reason === 'no-sso') return null
  if (refusal.nearest === undefined) return <p>{copy.none}</p>
  return (
    <>
      <h2>{copy.differences}</h2>
      <ul>
        {refusal.nearest.differences.map((difference) => (
          <li key={difference.part}>{differenceSentence(difference)}</li>
        ))}
      </ul>
    </>
  )
}

function advice(refusal: ServiceRefusal): readonly string[] {
  if (refusal.reason === 'invalid') return [copy.correctIt]
  if (refusal.reason === 'no-sso') return [copy.changeType(refusal.declared.code)]
  const { nearest, service } = refusal
  if (nearest === undefined) return [copy.declareIt]
  const changeService = copy.changeService(nearest.expected)
  const [first, second] = nearest.differences
  if (first?.part === 'school') return [copy.declareSchool(first.received), changeService]
  if (first?.part === 'scheme' && first.declared === 'https' && second === undefined)
    return [copy.isHttps, changeService]
  // The address stops above the declared one: a declaration that covers it would cover its whole server.
  if (nearest.differences.some((one) => one.part === 'path' && one.reason === 'missing-root'))
    return [changeService]
  return [copy.changeDeclared(nearest.declared.code, suggestion(service, nearest.expected)), changeService]
}

/** The declaration that would cover the address: its server, and the declared path unless that is what differs. */
function suggestion(service: ServiceUrl, declared: string): string {
  const { origin } = new URL(service.canonical)
  const read = parseServiceUrl(declared)
  const path = read.ok && service.path.startsWith(read.url.path) ? read.url.path : folderOf(service.path)
  return `${origin}${path}`
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** Leads to the service that was meant, with the address tried on it. */
function CorrectionLink({ address, refusal }: Pick<ServiceRefusedPageProps, 'address' | 'refusal'>): VNode {
  const service = meantService(refusal)
  const base = '/administration/services'
  if (service === undefined) {
    return (
      <ButtonLink href={`${base}/nouveau`} variant="primary" icon="plus">
        {copy.create}
      </ButtonLink>
    )
  }
  return (
    <ButtonLink
      href={`${base}/${service.code}?${new URLSearchParams({ essai: address }).toString()}`}
      variant="primary"
      icon="pencil"
    >
      {copy.edit(service.code)}
    </ButtonLink>
  )
}
