import { parseServiceUrl, type ServiceUrl } from '@preau/cas'
import { Alert, BareShell, ButtonLink, DescriptionList, ExactText, FormActions } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import {
  addressFaultCopy,
  addressMistakeCopy,
  differenceSentence,
  type ServiceWithPolicy,
} from '../services/index.ts'
import { serviceRefusedCopy as copy } from './copy.fr.ts'
import type { ServiceRefusal } from './find-service.ts'
import { shownAddress } from './shown-address.ts'

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

function summary(refusal: ServiceRefusal): string {
  if (refusal.reason === 'invalid') return copy.invalid
  return refusal.reason === 'no-sso' ? copy.noSso(refusal.declared.title) : copy.undeclared
}

/** The declared service to name, if there is one. */
export function meantService(refusal: ServiceRefusal): ServiceWithPolicy | undefined {
  return meantBy(refusal)?.declared
}

/** The same, with the address of it to compare with. */
function meantBy(
  refusal: ServiceRefusal,
): { readonly declared: ServiceWithPolicy; readonly address: string } | undefined {
  switch (refusal.reason) {
    case 'no-sso':
      return refusal
    case 'undeclared':
      return refusal.nearest
    case 'invalid':
      return refusal.meant
  }
}

interface Fact {
  readonly term: string
  readonly description: ComponentChildren
}

function facts(address: string, refusal: ServiceRefusal): readonly Fact[] {
  const received = { term: copy.received, description: <ExactText>{shownAddress(address)}</ExactText> }
  const meant = meantBy(refusal)
  if (meant === undefined) return [received]
  const { title, code } = meant.declared
  return [
    received,
    { term: copy.nearest, description: `${title} (${code})` },
    { term: copy.declared, description: <ExactText>{meant.address}</ExactText> },
  ]
}

function Differences({ refusal }: { readonly refusal: ServiceRefusal }): VNode | null {
  if (refusal.reason === 'no-sso') return null
  const sentences = whatDiffers(refusal)
  if (sentences === undefined)
    return <p>{refusal.reason === 'invalid' ? addressFaultCopy[refusal.fault] : copy.none}</p>
  return (
    <>
      <h2>{refusal.reason === 'invalid' ? copy.mistakes : copy.differences}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

function whatDiffers(
  refusal: Exclude<ServiceRefusal, { readonly reason: 'no-sso' }>,
): readonly string[] | undefined {
  if (refusal.reason === 'undeclared') return refusal.nearest?.differences.map(differenceSentence)
  return (
    refusal.meant && [
      ...refusal.meant.mistakes.map((mistake) => addressMistakeCopy[mistake]),
      ...refusal.meant.differences.map(differenceSentence),
    ]
  )
}

function advice(refusal: ServiceRefusal): readonly string[] {
  if (refusal.reason === 'invalid')
    return [refusal.meant ? copy.sendThis(shownAddress(refusal.meant.expected)) : copy.correctIt]
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
