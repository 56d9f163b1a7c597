import { hashPassword } from '@preau/platform'
import { actorOf, type Visitor } from '../../frame/visitor.ts'
import { checkPresentPassword, type PresentPasswordDeps } from './check-present-password.ts'
import type { OwnAccounts } from './own-accounts.ts'
import { type PasswordFault, passwordFault } from './password-rules.ts'

/** What was typed. */
export interface PasswordChange {
  readonly present: string
  readonly chosen: string
  readonly repeated: string
}

export type PasswordChangeFault = PasswordFault | 'wrong' | 'different' | 'same' | { readonly until: Date }

/** Changes a person's own password; returns what is wrong with the request, nothing when it is done. */
export async function changeOwnPassword(
  deps: PresentPasswordDeps & { readonly accounts: OwnAccounts; readonly leaked: ReadonlySet<string> },
  visitor: Visitor,
  change: PasswordChange,
): Promise<PasswordChangeFault | undefined> {
  const check = await checkPresentPassword(deps, visitor.accountId, change.present)
  if (!check.ok) return check.until ? { until: check.until } : 'wrong'
  if (change.chosen !== change.repeated) return 'different'
  if (change.chosen === change.present) return 'same'
  const { login, name, roles } = visitor
  const fault = passwordFault(change.chosen, {
    login,
    name,
    privileged: roles.length > 0,
    leaked: deps.leaked,
  })
  if (fault) return fault
  await deps.accounts.setPassword({
    accountId: visitor.accountId,
    hash: await hashPassword(change.chosen),
    mustChange: false,
    by: actorOf(visitor),
    at: deps.clock.now(),
  })
  return undefined
}
