import { casEndpoints, loginRedirect, newTicket, parseServiceTicket, type CasBaseUrl } from '@preau/cas'
import type { Outgoing } from '@preau/platform'
import { type CasCallOptions, isAbsent, openWay } from './ask-cas.ts'
import { checkClock, checkServer } from './check-server.ts'
import type { Check } from './connection-check.ts'
import { copy } from './copy.fr.ts'
import type { CasProtocol, ValidationProtocol } from './delegation.ts'
import { type AskedServer, type CasAnswer, presentTicket } from './present-ticket.ts'

/** The answer to « does it work? », then each check. */
export interface ConnectionTest {
  readonly verdict: { readonly state: Check['state']; readonly sentence: string }
  readonly checks: readonly Check[]
}

interface TestedConnection {
  readonly serverUrl: CasBaseUrl
  readonly protocol: ValidationProtocol
  /** Address of the base that the ENT must know. */
  readonly service: string
}

export type ConnectionTester = (tested: TestedConnection) => Promise<ConnectionTest>

/** *Tester la connexion*: the way to the server, its log-in page, then a made-up ticket to validate (it must be refused). */
export const createConnectionTester =
  (options: CasCallOptions): ConnectionTester =>
  async (tested) => {
    const { clock, random } = options
    const way = openWay(new URL(tested.serverUrl).origin, options)
    const endpoints = casEndpoints(tested.serverUrl)
    try {
      const reached = await checkServer(new URL(tested.serverUrl), options)
      if (!reached.isReached)
        return { verdict: { state: 'bad', sentence: copy.verdicts.unreached }, checks: reached.checks }
      const test = await runChecks({ way, endpoints, allowedProxies: [], clock, random }, tested)
      return withServer(reached.checks, test)
    } finally {
      way.close()
    }
  }

/** What the way to the server showed comes first; something to know there does not go unread. */
function withServer(server: readonly Check[], { verdict, checks }: ConnectionTest): ConnectionTest {
  const all = [...server, ...checks]
  const toRead = [copy.way.clock, ...server.slice(1).map(({ label }) => label)]
  const isNoted = all.some(({ label, state }) => state === 'note' && toRead.includes(label))
  if (!isNoted || verdict.state === 'bad') return { verdict, checks: all }
  return { verdict: { state: 'note', sentence: `${verdict.sentence} ${copy.verdicts.read}` }, checks: all }
}

/** A validation address, and how it answered a made-up ticket. */
interface Tried {
  readonly protocol: CasProtocol
  readonly absent: boolean
  readonly check: Check
}

async function runChecks(
  server: AskedServer,
  { protocol, service }: TestedConnection,
): Promise<ConnectionTest> {
  const { login, date } = await checkLogin(server.way, loginRedirect(server.endpoints, service))
  const attempt = (one: CasProtocol): Promise<Tried> => tryProtocol(server, one, service)
  const tried = [await attempt(protocol === 'auto' ? 'cas3' : protocol)]
  if (protocol === 'auto') tried.push(await attempt('cas2'))
  if (protocol === 'auto' && tried[0]?.absent === true) tried.push(await attempt('saml11'))
  const { verdict, checks } = summary(login, tried)
  const clock = checkClock(date, server.clock)
  const end = checks.every(({ state }) => state !== 'bad') ? endChecks(service, verdict) : []
  return { verdict, checks: [...checks, ...(clock ? [clock] : []), ...end] }
}

/** What this server cannot see by itself, and has to be said: whether the ENT knows the base, and can call it. */
function endChecks(service: string, verdict: ConnectionTest['verdict']): readonly Check[] {
  const { way } = copy
  const known: Check = { label: way.service, state: 'good', sentence: way.serviceUnknown(service) }
  const sentence = isPublic(new URL(service).hostname) ? way.logoutHow : way.logoutLocal
  const logout: Check = { label: way.logout, state: 'good', sentence: sentence(service) }
  // An address that was refused is told where it was.
  return verdict.sentence === copy.verdicts.note ? [logout] : [known, logout]
}

const isPublic = (host: string): boolean => host.includes('.') && !/^(?:127|10|192\.168)\./.test(host)

async function tryProtocol(server: AskedServer, protocol: CasProtocol, service: string): Promise<Tried> {
  const ticket = parseServiceTicket({ ticket: newTicket('ST', server.random) })
  if (ticket === undefined) throw new Error('our own tickets are tickets')
  const answer = await presentTicket(server, protocol, { service, ticket })
  return { protocol, absent: isAbsent(answer), check: judge(copy.checks[protocol], answer) }
}

/** An address that is missing beside one that works is something to know, not a fault. */
function summary(login: Check, tried: readonly Tried[]): ConnectionTest {
  const used = tried.find(({ absent }) => !absent)
  const checks = tried.map(({ absent, check }) =>
    absent && used !== undefined ? { ...check, state: 'note' as const } : check,
  )
  return { verdict: verdictOf(login, tried, used), checks: [login, ...checks] }
}

function verdictOf(
  login: Check,
  tried: readonly Tried[],
  used: Tried | undefined,
): ConnectionTest['verdict'] {
  const broken = tried.some(({ absent, check }) => !absent && check.state === 'bad')
  if (used === undefined || broken || login.state === 'bad')
    return { state: 'bad', sentence: copy.verdicts.bad }
  // Where a refusal of the address of this base shows: on the log-in page, or in the validation that will be used.
  if (login.state === 'note' || used.check.state === 'note')
    return { state: 'note', sentence: copy.verdicts.note }
  if (used === tried[0]) return { state: 'good', sentence: copy.verdicts.good }
  return { state: 'note', sentence: copy.verdicts.auto[used.protocol] }
}

async function checkLogin(
  way: Outgoing,
  address: string,
): Promise<{ readonly login: Check; readonly date: Date | undefined }> {
  const answer = await way.get(new URL(address))
  return { login: judgeLogin(answer, address), date: answer.date }
}

function judgeLogin(answer: Awaited<ReturnType<Outgoing['get']>>, address: string): Check {
  const label = copy.checks.login
  if (answer.ok) return { label, state: 'good', sentence: copy.checks.loginGood }
  const { kind, sentence, status, location = '' } = answer
  if (kind === 'redirect') return judgeRedirect(URL.parse(location), address)
  if (kind === 'status' && (status === 401 || status === 403))
    return { label, state: 'note', sentence: copy.checks.loginRefuses(String(status)) }
  return { label, state: 'bad', sentence }
}

function judgeRedirect(to: URL | null, address: string): Check {
  const label = copy.checks.login
  const host = (to?.host ?? '').slice(0, 100)
  return to?.protocol === 'http:' && address.startsWith('https:')
    ? { label, state: 'bad', sentence: copy.checks.loginPlain(host) }
    : { label, state: 'good', sentence: copy.checks.loginElsewhere(host) }
}

function judge(label: string, answer: CasAnswer): Check {
  const text = copy.checks
  switch (answer.kind) {
    case 'success':
      return { label, state: 'bad', sentence: text.acceptsFake }
    case 'failure':
      return /^(INVALID_SERVICE|UNAUTHORIZED_SERVICE)/.test(answer.code)
        ? { label, state: 'note', sentence: text.unknownService(answer.code.slice(0, 60)) }
        : { label, state: 'good', sentence: text.refusesFake }
    case 'unreachable':
      return {
        label,
        state: 'bad',
        sentence:
          answer.failure.status === 404 ? text.absent(answer.failure.sentence) : answer.failure.sentence,
      }
    case 'not-cas':
      return { label, state: 'bad', sentence: text.notCas(answer.detail) }
  }
}
