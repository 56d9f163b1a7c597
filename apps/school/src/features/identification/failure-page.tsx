import { casEndpoints, loginRedirect, parseCasBaseUrl } from '@preau/cas'
import { Alert, BareShell, ButtonLink, DescriptionList, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import type { View } from '../../frame/view.ts'
import { productName } from '../../frame/view.ts'
import { describeSpace, type SchoolBase, spacePath } from '../bases/index.ts'
import { CorrectionForm, type CorrectionFormProps } from './correction-form.tsx'
import { copy } from './copy.fr.ts'
import { explain } from './explain.ts'
import {
  type FailureReason,
  type IdentificationFailure,
  rememberedCode,
  rightSpaces,
} from './identification-failure.ts'

export interface FailurePageProps {
  readonly failure: IdentificationFailure
  readonly base: SchoolBase
  readonly view: View
  /** The form as it was sent, when it was refused. */
  readonly refused?: CorrectionFormProps['refused']
}

/** The page of a failed identification: what happened, what to do, and the form when the school can help. */
export function renderFailure(props: FailurePageProps): VNode {
  const { failure, base, view } = props
  const { sentences, next, technical } = explain(failure)
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={titleOf(failure)}
      context={base.name}
      demo={view.demo}
      flashes={view.flashes}
    >
      <Alert tone="warning">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Alert>
      {next === undefined ? null : <p>{next}</p>}
      <WayOut {...props} />
      {failure.form === undefined ? null : (
        <CorrectionForm base={base} csrf={view.csrf} form={failure.form} refused={props.refused} />
      )}
      <Mended {...props} />
      <Details failure={failure} technical={technical} />
    </BareShell>
  )
}

const missingReasons: ReadonlySet<FailureReason> = new Set(['attribute-missing', 'attribute-empty'])
const ofAttributes: ReadonlySet<FailureReason> = new Set([
  ...missingReasons,
  'attribute-markup',
  'attribute-ambiguous',
  'category-unknown',
])

/** Reasons whose page already leads back to the space, or to another. */
const hasButton: ReadonlySet<FailureReason> = new Set([
  'ticket-malformed',
  'service-unknown',
  'cas-failure',
  'token-refused',
  'cas-unreachable',
  'not-cas',
  'wrong-space',
  'double-other-space',
])

const titleOf = ({ reason, evidence }: IdentificationFailure): string =>
  evidence.protocol !== undefined && ofAttributes.has(reason) ? copy.federationTitle : copy.titles[reason]

/** Reasons whose detail is in the words of the ENT. */
const ofEnt: ReadonlySet<FailureReason> = new Set(['cas-failure', 'service-unknown', 'token-refused'])

/** What the ENT has to mend: words of an administrator, which the person may read to them. */
function Causes({ reason, evidence }: IdentificationFailure): VNode | null {
  const { protocol, identityAttributes } = evidence
  if (!missingReasons.has(reason) || protocol !== undefined || identityAttributes !== undefined) return null
  return (
    <>
      <h2>{copy.causesTitle}</h2>
      <ul>
        {copy.causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
      </ul>
    </>
  )
}

/** Where those go who come back to this very page once the school has done what it takes. */
function Mended({ failure, base }: FailurePageProps): VNode | null {
  if (hasButton.has(failure.reason)) return null
  return (
    <p>
      {copy.mended} <a href={spacePath(base, failure.space)}>{copy.mendedLink}</a>.
    </p>
  )
}

/** The button that fits: the right space, the same address again, the local form when the ENT is down. */
function WayOut({ failure, base }: FailurePageProps): VNode | null {
  const again = spacePath(base, failure.space)
  switch (failure.reason) {
    case 'ticket-malformed':
    case 'service-unknown':
    case 'cas-failure':
    case 'token-refused':
      return failure.evidence.code === rememberedCode ? <Renew failure={failure} /> : <Again again={again} />
    case 'cas-unreachable':
    case 'not-cas':
      return <Retry again={again} />
    case 'wrong-space':
    case 'double-other-space':
      return <RightSpaces failure={failure} base={base} />
    case 'disabled':
    case 'no-access':
    case 'function-unset':
    case 'left':
    case 'no-pupil':
      return <p>{copy.contact}</p>
    default:
      return null
  }
}

function Again({ again }: { readonly again: string }): VNode {
  return (
    <p>
      <ButtonLink href={again} variant="primary" icon="refresh">
        {copy.again}
      </ButtonLink>
    </p>
  )
}

/** A click, never a redirect: an ENT that remembers whatever it is asked sends nobody round in circles. */
function Renew({ failure: { evidence } }: Pick<FailurePageProps, 'failure'>): VNode | null {
  const server = parseCasBaseUrl(evidence.serverUrl)
  return server.ok ? (
    <p>
      <ButtonLink
        href={loginRedirect(casEndpoints(server.base), evidence.service, 'renew')}
        variant="primary"
        icon="refresh"
      >
        {copy.giveWord}
      </ButtonLink>
    </p>
  ) : null
}

function Retry({ again }: { readonly again: string }): VNode {
  return (
    <>
      <p>
        <ButtonLink href={again} variant="primary" icon="refresh">
          {copy.retry}
        </ButtonLink>
      </p>
      <p>
        {copy.localDoor} <a href={`${again}?login=true`}>{copy.localDoorLink}</a>
      </p>
    </>
  )
}

function RightSpaces({ failure, base }: Pick<FailurePageProps, 'failure' | 'base'>): VNode {
  const spaces = rightSpaces(failure)
  return (
    <>
      <p>{spaces.length > 1 ? copy.yourSpaces : copy.yourSpace}</p>
      <ul class="list-unstyled">
        {spaces.map((space) => (
          <li key={space} class="mb-2">
            <ButtonLink href={spacePath(base, space)} variant="primary" icon="door-enter">
              {describeSpace(space).label}
            </ButtonLink>
          </li>
        ))}
      </ul>
      <p>{copy.contact}</p>
    </>
  )
}

/** What to read over the telephone to an administrator: names of attributes, never their values. */
function Details(props: {
  readonly failure: IdentificationFailure
  readonly technical: string | undefined
}): VNode {
  const { reason, evidence } = props.failure
  const text = copy.evidence
  const names = Object.keys(evidence.attributes ?? {})
  // What the ENT wrote is for the supervisor, who reads it in the client; what we saw ourselves may be read by anybody.
  const found = ofEnt.has(reason) ? undefined : evidence.detail
  const item = (term: string, value: string | undefined) =>
    value === undefined ? [] : [{ term, description: <ExactText>{value}</ExactText> }]
  return (
    <details>
      <summary>{copy.details}</summary>
      {props.technical === undefined ? null : <p>{props.technical}</p>}
      <Causes {...props.failure} />
      <DescriptionList
        items={[
          ...item(evidence.protocol === undefined ? text.server : text.federation, evidence.serverUrl),
          ...item(text.service, evidence.service),
          ...item(text.user, evidence.user),
          ...item(text.code, evidence.code),
          ...(found === undefined ? [] : [{ term: text.detail, description: found }]),
          ...(evidence.attributes === undefined
            ? []
            : [{ term: text.attributes, description: names.length === 0 ? text.none : names.join(', ') }]),
        ]}
      />
    </details>
  )
}
