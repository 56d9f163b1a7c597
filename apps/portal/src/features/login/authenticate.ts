import { type Clock, verifyPassword } from '@preau/platform'
import type { AccountLogins, LoginAccount } from './account-logins.ts'

/** What a person types, and where from. */
export interface Credentials {
  readonly login: string
  readonly password: string
  /** Address of the client, for the audit trail. */
  readonly address: string
}

export interface AuthenticationDeps {
  readonly accounts: AccountLogins
  readonly clock: Clock
}

/** One result for every failure: the answer must not tell which accounts exist. */
export type Authentication = { readonly ok: true; readonly accountId: string } | { readonly ok: false }

/** Ten tries, then five minutes: the « restriction of access » that CNIL 2022-100 asks of 50-bit passwords. */
const lockAfter = 10
const lockMs = 5 * 60_000

/**
 * Checks a log-in name and a password. The hash is computed whatever happens, so that an unknown, a locked or a
 * suspended account takes the same time as a wrong password. The lock is per account, never per address: a whole school
 * shares one.
 */
export async function authenticate(
  deps: AuthenticationDeps,
  credentials: Credentials,
): Promise<Authentication> {
  const account = await deps.accounts.findByLogin(credentials.login)
  const matches = await verifyPassword(account?.passwordHash ?? undefined, credentials.password)
  if (!account) return { ok: false }
  const at = deps.clock.now()
  const { accountId } = account
  if (isLocked(account, at)) return { ok: false }
  if (matches && account.open) {
    const opened = await deps.accounts.recordLogin({ accountId, at, address: credentials.address })
    return opened ? { ok: true, accountId } : { ok: false }
  }
  const lockedUntil = new Date(at.getTime() + lockMs)
  await deps.accounts.recordFailure({ accountId, at, address: credentials.address, lockAfter, lockedUntil })
  return { ok: false }
}

function isLocked(account: LoginAccount, now: Date): boolean {
  return account.lockedUntil !== null && now < account.lockedUntil
}
