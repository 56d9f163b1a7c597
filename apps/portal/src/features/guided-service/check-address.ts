import { type DeclaredService, matchService } from '@preau/cas'
import type { Outgoing, OutgoingAnswer, OutgoingFailure } from '@preau/platform'
import { checkCopy as copy } from './copy.fr.ts'

/** One thing that was looked at, how it stands, and what to do. */
export interface Check {
  readonly label: string
  readonly state: 'ok' | 'warning' | 'failed' | 'unknown'
  readonly seen: string
  readonly next?: string
}

/**
 * Calls the address of a service as the browser of a person would, once, and says of it what can be known from here: it answers, its
 * certificate holds, its root is right, its log-in is delegated to this portal.
 */
export async function checkAddress(
  outgoing: Pick<Outgoing, 'get'>,
  service: DeclaredService,
  casUrl: string,
): Promise<readonly Check[]> {
  const url = new URL(service.url)
  const answer = await outgoing.get(url)
  const reached = answer.ok || answer.status !== undefined
  return [
    answers(answer, reached),
    certificate(url, answer, reached),
    root(service, answer, casUrl),
    delegation(answer, casUrl),
  ]
}

type Answer = OutgoingAnswer | OutgoingFailure

function answers(answer: Answer, reached: boolean): Check {
  if (reached) return { label: copy.answers, state: 'ok', seen: copy.answered(answer.status ?? 0) }
  const seen = answer.ok ? '' : answer.sentence
  return { label: copy.answers, state: 'failed', seen, next: copy.answersNext }
}

function certificate(url: URL, answer: Answer, reached: boolean): Check {
  const label = copy.certificate
  if (url.protocol === 'http:') return { label, state: 'warning', seen: copy.noHttps, next: copy.noHttpsNext }
  if (!answer.ok && answer.kind === 'tls')
    return { label, state: 'failed', seen: answer.sentence, next: copy.certificateNext }
  return reached
    ? { label, state: 'ok', seen: copy.certificateGood }
    : { label, state: 'unknown', seen: copy.notReached }
}

function root(service: DeclaredService, answer: Answer, casUrl: string): Check {
  const label = copy.root
  const asked = ticketAsked(answer)
  if (asked?.server === casUrl) return askedRoot(service, asked.service)
  const moved = !answer.ok && answer.kind === 'redirect' && asked === undefined ? answer.location : undefined
  if (moved !== undefined) return { label, state: 'failed', seen: copy.moved(moved), next: copy.rootNext }
  if (answer.status === 404) return { label, state: 'failed', seen: copy.notFound, next: copy.rootNext }
  if (answer.status !== undefined && answer.status >= 400)
    return { label, state: 'failed', seen: copy.error(answer.status), next: copy.errorNext }
  return answer.status === undefined
    ? { label, state: 'unknown', seen: copy.notReached }
    : { label, state: 'ok', seen: copy.rootGood }
}

/** The address for which the server asks a ticket is the one the CAS server will compare. */
function askedRoot(service: DeclaredService, asked: string): Check {
  const label = copy.root
  const known = matchService(asked, [service]).outcome === 'matched'
  if (known) return { label, state: 'ok', seen: copy.asksFor(asked) }
  return { label, state: 'failed', seen: copy.asksForOther(asked), next: copy.asksForNext }
}

function delegation(answer: Answer, casUrl: string): Check {
  const label = copy.delegation
  const asked = ticketAsked(answer)
  if (asked?.server === casUrl) return { label, state: 'ok', seen: copy.delegated }
  if (asked !== undefined)
    return {
      label,
      state: 'failed',
      seen: copy.delegatedElsewhere(asked.server),
      next: copy.delegationNext(casUrl),
    }
  if (answer.ok || answer.kind === 'too-large')
    return { label, state: 'failed', seen: copy.notDelegated, next: copy.delegationNext(casUrl) }
  return { label, state: 'unknown', seen: copy.notReached, next: copy.delegationNext(casUrl) }
}

/** The CAS server an answer sends to, and for which address. */
function ticketAsked(answer: Answer): { readonly server: string; readonly service: string } | undefined {
  if (answer.ok || answer.kind !== 'redirect') return undefined
  const target = URL.parse(answer.location ?? '')
  const service = target?.searchParams.get('service') ?? target?.searchParams.get('TARGET')
  if (!target || service === null || service === undefined || !target.pathname.endsWith('/login'))
    return undefined
  return { server: `${target.origin}${target.pathname.replace(/\/login$/, '')}`, service }
}
