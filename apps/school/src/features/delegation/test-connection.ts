import { casEndpoints, loginRedirect, newTicket, parseServiceTicket, type CasBaseUrl } from '@preau/cas'
import type { Outgoing } from '@preau/platform'
import { type CasCallOptions, isAbsent, openWay } from './ask-cas.ts'
import { copy } from './copy.fr.ts'
import type { CasProtocol, ValidationProtocol } from './delegation.ts'
import { type AskedServer, type CasAnswer, presentTicket } from './present-ticket.ts'

/** One check: what was looked at, whether it is well, and what was seen, in words. */
interface Check {
  readonly label: string
  readonly state: 'good' | 'note' | 'bad'
  readonly sentence: string
}

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

/** *Tester la connexion*: asks the log-in page, and has a made-up ticket validated (it must be refused). */
export const createConnectionTester =
  (options: CasCallOptions): ConnectionTester =>
  async (tested) => {
    const { clock, random } = options
    const way = openWay(new URL(tested.serverUrl).origin, options)
    const endpoints = casEndpoints(tested.serverUrl)
    try {
      return await runChecks({ way, endpoints, allowedProxies: [], clock, random }, tested)
    } finally {
      way.close()
    }
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
  const login = await checkLogin(server.way, loginRedirect(server.endpoints, service))
  const attempt = (one: CasProtocol): Promise<Tried> => tryProtocol(server, one, service)
  if (protocol !== 'auto') return summary(login, [await attempt(protocol)])
  const usual = [await attempt('cas3'), await attempt('cas2')]
  const [cas3] = usual
  return summary(login, cas3?.absent === true ? [...usual, await attempt('saml11')] : usual)
}

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

async function checkLogin(way: Outgoing, address: string): Promise<Check> {
  const label = copy.checks.login
  const answer = await way.get(new URL(address))
  if (answer.ok) return { label, state: 'good', sentence: copy.checks.loginGood }
  const { kind, sentence, status } = answer
  if (kind === 'redirect') return { label, state: 'good', sentence: copy.checks.loginElsewhere }
  if (kind === 'status' && (status === 401 || status === 403))
    return { label, state: 'note', sentence: copy.checks.loginRefuses(String(status)) }
  return { label, state: 'bad', sentence }
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
