import type { Clock } from '@preau/platform'
import type { AccountLogins, LoginAccount } from './account-logins.ts'
import { addressKey } from './protection/address-key.ts'
import { beginTry } from './protection/begin-try.ts'
import type { LoginRegulator, OpenTry } from './protection/login-regulator.ts'
import type { LoginRules } from './protection/login-rules.ts'
import type { Turns } from './protection/turns.ts'

/** What a person types, and where from. */
export interface Credentials {
  readonly login: string
  readonly password: string
  /** Address of the client, for the regulation and the audit trail. */
  readonly address: string
  /** `describeBrowser` of the client. */
  readonly browser: string
  /** Mark of an earlier log-in from this browser. */
  readonly browserToken: string | undefined
}

export interface AuthenticationDeps {
  readonly accounts: Pick<AccountLogins, 'findByLogin' | 'recordFailure'>
  readonly regulator: LoginRegulator
  readonly turns: Turns
  /** The bounded queue of this process. @throws Refusal `password.busy` (503) */
  readonly verifyPassword: (stored: string | undefined, password: string) => Promise<boolean>
  readonly rules: LoginRules
  readonly clock: Clock
}

/** One result for every wrong password: the answer must not tell which accounts exist, nor which are suspended. */
export type Authentication =
  | { readonly ok: true; readonly accountId: string; readonly login: string }
  /** `until`: when the next try will be looked at, once failures begin to cost a delay. */
  | { readonly ok: false; readonly because: 'wrong'; readonly until?: Date }
  /** It was right, and log-ins are frozen: what to tell. */
  | { readonly ok: false; readonly because: 'frozen'; readonly sentence: string }
  /** The password was not looked at. */
  | { readonly ok: false; readonly because: 'name' | 'address'; readonly until: Date }

/**
 * Checks a log-in name and a password. An unknown, a never activated or a suspended account is counted, delayed, hashed and
 * written to the trail like a wrong password, so that neither the answer nor its time tells them apart.
 */
export async function authenticate(
  deps: AuthenticationDeps,
  credentials: Credentials,
): Promise<Authentication> {
  const { login, address, browser, browserToken } = credentials
  const at = deps.clock.now()
  const network = addressKey(address)
  const decision = await beginTry(deps, { login, network, browserToken, at })
  if (!decision.ok) return decision
  const { open } = decision
  const account = await settle(deps, open, credentials)
  if (account?.right === true && account.frozen !== null)
    return { ok: false, because: 'frozen', sentence: account.frozen }
  if (account?.right) return { ok: true, accountId: account.accountId, login: account.login }
  const until = open.freeAt > at ? { until: open.freeAt } : {}
  await deps.regulator.countNetwork({ network, at }, deps.rules)
  await deps.accounts.recordFailure({ accountId: account?.accountId, at, address, browser, ...until })
  return { ok: false, because: 'wrong', ...until }
}

/** Looks at the password and settles the try; whatever happens, those who wait for it are told. */
async function settle(
  deps: AuthenticationDeps,
  open: OpenTry,
  { login, password }: Credentials,
): Promise<(LoginAccount & { readonly right: boolean }) | undefined> {
  try {
    const account = await deps.accounts.findByLogin(login)
    const matches = await deps.verifyPassword(account?.passwordHash ?? undefined, password)
    const right = account?.open === true && matches
    await (right ? deps.regulator.forgive(open) : deps.regulator.confirm(open))
    return account && { ...account, right }
  } catch (busy) {
    // A server too busy to compute the hash has learnt nothing about the person: the try does not count.
    await deps.regulator.giveBack(open)
    throw busy
  } finally {
    deps.turns.settled(login.trim().toLowerCase())
  }
}
