import { formatDayFr } from '@preau/people'
import { type Clock, inspectServer, type ServerInspection, type ShownCertificate } from '@preau/platform'
import { parisDay } from '../../frame/format.ts'
import type { Check } from './connection-check.ts'
import { copy } from './copy.fr.ts'

interface ServerCheckOptions {
  /** Whether the server may be on a private address. */
  readonly allowPrivate: boolean
  readonly clock: Clock
}

/** The checks of the way to a server, up to the one that fails. */
export interface ServerChecks {
  readonly checks: readonly Check[]
  /** The server may be asked. */
  readonly isReached: boolean
}

const waitMs = 8000
/** A month: time to write to the ENT, and for it to answer. */
const soonMs = 30 * 86_400_000
/** Beyond, signed answers and their dates may be refused. */
const skewMs = 2 * 60_000

/** Before anything is asked: the address, its name, the connection, the certificate. */
export async function checkServer(
  url: URL,
  { allowPrivate, clock }: ServerCheckOptions,
): Promise<ServerChecks> {
  const seen = await inspectServer(url, { allowPrivate, timeoutMs: waitMs })
  const checks = [
    addressCheck(url),
    nameCheck(url, seen),
    connectionCheck(url, seen),
    certificateCheck(url, seen, clock.now()),
  ].filter((check) => check !== undefined)
  return { checks, isReached: seen.failure === undefined }
}

const text = copy.way

function addressCheck(url: URL): Check {
  const label = text.address
  return url.protocol === 'https:'
    ? { label, state: 'good', sentence: text.addressGood(url.origin) }
    : { label, state: 'note', sentence: text.addressPlain(url.origin) }
}

function nameCheck(url: URL, { addresses, failure }: ServerInspection): Check {
  const label = text.name(url.host)
  if (addresses.length === 0 && failure) return { label, state: 'bad', sentence: failure.sentence }
  return { label, state: 'good', sentence: text.nameGood(addresses.slice(0, 4).join(', ')) }
}

/** Absent when the name already leads nowhere. */
function connectionCheck(
  url: URL,
  { addresses, failure, protocol, certificate }: ServerInspection,
): Check | undefined {
  if (addresses.length === 0) return undefined
  const label = text.connection(url.host)
  if (failure && !certificate) return { label, state: 'bad', sentence: failure.sentence }
  return { label, state: 'good', sentence: protocol ? text.connectionTls(protocol) : text.connectionGood }
}

function certificateCheck(url: URL, { certificate }: ServerInspection, now: Date): Check | undefined {
  if (certificate === undefined) return undefined
  const label = text.certificate(url.host)
  const { fault, names, issuer, validTo } = certificate
  const [day, left] = [formatDayFr(parisDay(validTo)), validTo.getTime() - now.getTime()]
  if (fault) return { label, state: 'bad', sentence: `${fault.sentence} ${aboutRefused(certificate, now)}` }
  if (left < soonMs) return { label, state: 'note', sentence: text.certificateSoon(day) }
  const shown = { names: names.slice(0, 3).join(', '), issuer, day }
  return { label, state: 'good', sentence: text.certificateGood(shown) }
}

/** What else is to be known of a certificate that is refused: its names and its end. */
function aboutRefused({ names, validTo }: ShownCertificate, now: Date): string {
  const day = formatDayFr(parisDay(validTo))
  return text.certificateRefused({
    names: names.slice(0, 3).join(', '),
    end: validTo <= now ? text.ended(day) : text.ends(day),
  })
}

/** The clock of a server that answered, beside ours. `undefined`: it did not say. */
export function checkClock(date: Date | undefined, clock: Clock): Check | undefined {
  if (date === undefined) return undefined
  const skew = date.getTime() - clock.now().getTime()
  const label = text.clock
  if (Math.abs(skew) < skewMs) return { label, state: 'good', sentence: text.clockGood }
  const minutes = Math.round(Math.abs(skew) / 60_000)
  return { label, state: 'note', sentence: text.clockOff(skew > 0, minutes) }
}
