import { casEndpoints, loginRedirect, newTicket, parseServiceTicket, type CasBaseUrl } from '@preau/cas'
import type { Outgoing, Random } from '@preau/platform'
import { ask, type CasAnswer, type CasCallerOptions, isAbsent, openWay } from './ask-cas.ts'
import { copy } from './copy.fr.ts'
import type { ValidationProtocol } from './delegation.ts'

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
  (options: CasCallerOptions & { readonly random: Random }): ConnectionTester =>
  async (tested) => {
    const way = openWay(new URL(tested.serverUrl).origin, options)
    try {
      return await runChecks(way, tested, options.random)
    } finally {
      way.close()
    }
  }

async function runChecks(way: Outgoing, tested: TestedConnection, random: Random): Promise<ConnectionTest> {
  const { protocol, serverUrl, service } = tested
  const endpoints = casEndpoints(serverUrl)
  const login = await checkLogin(way, loginRedirect(endpoints, service))
  const validate = async (wanted: boolean, endpoint: string): Promise<CasAnswer | undefined> => {
    const ticket = parseServiceTicket({ ticket: newTicket('ST', random) })
    return wanted && ticket !== undefined ? ask(way, endpoint, { service, ticket }) : undefined
  }
  const p3 = await validate(protocol !== 'cas2', endpoints.p3ServiceValidate)
  const p2 = await validate(protocol !== 'cas3', endpoints.serviceValidate)
  const p3Check = p3 && judge(copy.checks.p3, p3)
  const p2Check = p2 && judge(copy.checks.p2, p2)
  // In automatic mode CAS 3 may be missing: it is then something to know, not a fault, if CAS 2 works.
  const excused = protocol === 'auto' && p3 !== undefined && isAbsent(p3) && p2Check?.state !== 'bad'
  const shown = excused && p3Check ? { ...p3Check, state: 'note' as const } : p3Check
  const checks = [login, shown, p2Check].filter((check) => check !== undefined)
  return { verdict: verdictOf(checks, excused), checks }
}

function verdictOf(checks: readonly Check[], onlyCas2: boolean): ConnectionTest['verdict'] {
  const [login, ...validations] = checks
  if (login?.state === 'bad' || validations.some(({ state }) => state === 'bad'))
    return { state: 'bad', sentence: copy.verdicts.bad }
  // Where a refusal of the address of this base shows: on the log-in page, or in the validation that will be used.
  const undeclared = login?.state === 'note' || validations.at(-1)?.state === 'note'
  if (undeclared) return { state: 'note', sentence: copy.verdicts.note }
  return onlyCas2
    ? { state: 'note', sentence: copy.verdicts.auto }
    : { state: 'good', sentence: copy.verdicts.good }
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
