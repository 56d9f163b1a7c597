import { type Clock, type Random, randomToken } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { counted } from '../../frame/format-fr.ts'
import type { AccountLogins, LoginProof, SucceededLogin } from './account-logins.ts'
import { loginCopy as copy } from './copy.fr.ts'
import { describeBrowser } from './describe-browser.ts'
import { loginFor } from './login-for.ts'
import { keepWishes, keptWishes, type LoginWishes } from './login-wishes.ts'
import { makeRoom } from './make-room.ts'
import type { CommonLimits, LimitsOfPeople } from './session-limits.ts'
import type { SessionRoom } from './session-room.ts'
import type { TokenCookie } from './token-cookie.ts'
import type { PortalSessions } from './visitors.ts'

export interface OpenSessionDeps {
  readonly accounts: Pick<AccountLogins, 'recordLogin'>
  readonly sessions: PortalSessions
  readonly room: SessionRoom
  readonly limits: LimitsOfPeople
  readonly commonLimits: CommonLimits
  /** The mark of a browser that somebody has logged in from. */
  readonly browserMark: TokenCookie
  /** Life of a session kept by « remember me », milliseconds; 0: nobody may ask for one. */
  readonly rememberMs: number
  readonly clock: Clock
  readonly random: Random
}

/** Somebody who has given every proof that was asked. */
export interface ProvenLogin {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly accountId: string
  readonly proof: LoginProof
  /** The page the password was typed for. */
  readonly next: string
  /** What was ticked on the page of the password; when absent, what was kept since then. */
  readonly wishes?: LoginWishes
}

const knownForMs = 90 * 24 * 3_600_000

/** Opens the session and marks the browser as known to this person. False: the account was suspended meanwhile. */
export async function openSession(deps: OpenSessionDeps, login: ProvenLogin): Promise<boolean> {
  const { request, reply, accountId, proof, next } = login
  const at = deps.clock.now()
  await makeRoom(deps, { request, accountId, at })
  const origin = { address: request.ip, browser: describeBrowser(request.headers['user-agent']) }
  const mark = markFor(deps, login, at)
  if (!(await deps.accounts.recordLogin({ accountId, at, proof, ...origin, mark }))) return false
  const { warn, rememberMe } = login.wishes ?? keptWishes(request)
  const { own, ...life } = await deps.limits.limitsOf(accountId, deps.commonLimits)
  const asked = rememberMe && deps.rememberMs > 0
  const longTerm = asked && !own
  if (asked && own) request.flash('info', copy.notRemembered(hoursInWords(life.absoluteMs)))
  const choices = { ...(warn && { warn }), ...(longTerm && { longTerm }) }
  // Only what asked for a password can later be told that it was typed for it; the home page asks nothing.
  const typed = next === '/' ? {} : { typedFor: loginFor(next) }
  const data = { accountId, ...typed, ...origin, ...choices }
  const lasting = longTerm ? { lastingMs: deps.rememberMs } : {}
  await deps.sessions.open({ request, reply, subject: accountId, data, ...life, ...lasting })
  keepWishes(reply, { warn: false, rememberMe: false })
  deps.browserMark.give(reply, mark.token, knownForMs)
  return true
}

const hoursInWords = (ms: number): string => counted(Math.round(ms / 3_600_000), 'heure')

/** One mark per browser, for all who use it: what is typed there no longer suffers from what others type elsewhere. */
function markFor(deps: OpenSessionDeps, { request }: ProvenLogin, at: Date): SucceededLogin['mark'] {
  const token = deps.browserMark.presented(request) ?? randomToken(deps.random)
  return { token, endsAt: new Date(at.getTime() + knownForMs) }
}
