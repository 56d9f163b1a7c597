import type { AuditEntry } from '@preau/platform'
import type { SchoolBase } from '../bases/index.ts'
import type { Operator } from '../../frame/operator.ts'

/** A new operator account; its login is lower case. */
export interface NewOperator {
  readonly login: string
  readonly displayName: string
  readonly passwordHash: string
  /** Every base of the deployment, or the ids of those the operator may open. */
  readonly bases: 'all' | readonly string[]
}

export interface OperatorStore {
  byLogin(login: string): Promise<(Operator & { readonly passwordHash: string | undefined }) | undefined>
  byId(id: string): Promise<Operator | undefined>
  /** The bases this operator may open, by name. */
  basesOf(operator: Operator): Promise<readonly SchoolBase[]>
  mayOpen(operator: Operator, baseId: string): Promise<boolean>
  /** Creates the account, or gives its new name, password and bases to the one of this login, whose sessions end. */
  save(operator: NewOperator, at: Date, audit: AuditEntry): Promise<void>
  /** Records an attempt to sign in; the operator who came in, if one did. */
  recordSignIn(audit: AuditEntry, operatorId?: string): Promise<void>
}
