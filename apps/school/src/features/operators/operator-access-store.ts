import type { AuditEntry } from '@preau/platform'
import type { StillSeen } from '../../frame/seen.ts'
import type { Operator } from '../../frame/operator.ts'
import type { SchoolBase } from '../bases/index.ts'

/** The one-time codes of an operator. */
export interface OperatorFactor {
  readonly enrolledAt: Date
  /** Recovery codes that have not been used. */
  readonly recoveryLeft: number
}

/** An operator as the host sees them. */
export interface OperatorLine extends Operator {
  readonly bases: readonly Pick<SchoolBase, 'id' | 'name' | 'uai'>[]
  readonly hasPassword: boolean
  readonly hasFactor: boolean
  /** End of the link of first sign-in that is still to be used. */
  readonly invitedUntil: Date | undefined
  readonly lastSignInAt: Date | undefined
}

/** Who an invitation is for, and what of their ways in is taken away when it is made. */
export interface InvitationOrder {
  readonly login: string
  readonly displayName: string
  readonly bases: 'all' | readonly string[]
  readonly tokenHash: Uint8Array
  readonly at: Date
  readonly endsAt: Date
  readonly audit: AuditEntry
}

/** Port: how operators come in. Each change writes its audit line in the same transaction. */
export interface OperatorAccessStore {
  list(): Promise<readonly OperatorLine[]>
  line(operatorId: string): Promise<OperatorLine | undefined>
  factor(operatorId: string): Promise<OperatorFactor | undefined>
  /** The sealed secret of the application. */
  secret(operatorId: string): Promise<Buffer | undefined>
  /** False when there is one already. */
  enrol(order: {
    readonly operatorId: string
    readonly sealedSecret: Buffer
    /** Time step of the code that confirmed it: it opens nothing more. */
    readonly step: number
    readonly recoveryHashes: readonly Buffer[]
    readonly at: Date
    readonly audit: AuditEntry
  }): Promise<boolean>
  /** False when a code of this time step, or of a later one, was already used (RFC 6238 §5.2). */
  spendStep(use: { readonly operatorId: string; readonly step: number }): Promise<boolean>
  /** False when it is no code of the operator, or a used one. */
  spendRecoveryCode(use: {
    readonly operatorId: string
    readonly hash: Buffer
    readonly at: Date
  }): Promise<boolean>
  renewRecoveryCodes(operatorId: string, hashes: readonly Buffer[], audit: AuditEntry): Promise<void>
  /** Changes one's own password; every other session ends. */
  setPassword(order: {
    readonly operatorId: string
    readonly passwordHash: string
    readonly exceptSession: string
    readonly audit: AuditEntry
  }): Promise<void>
  /**
   * Creates the account, or takes the password, the codes and the sessions of the one of this login away, for a new link
   * of first sign-in. Returns its id.
   */
  invite(order: InvitationOrder): Promise<string>
  /** Whose link this is, while it can be used. */
  invitation(tokenHash: Uint8Array, at: Date): Promise<Operator | undefined>
  /** Uses the link, once: false when it is used or over. */
  accept(order: {
    readonly tokenHash: Uint8Array
    readonly passwordHash: string
    readonly at: Date
    readonly audit: AuditEntry
  }): Promise<boolean>
  /**
   * Gives another name and other bases; the rights of open sessions follow at once. `seen` is asked of the account as it is:
   * `changed` when it is another. `last-host`: nobody would administer the server any more. Nothing is done then.
   */
  rename(
    operatorId: string,
    order: Pick<InvitationOrder, 'displayName' | 'bases' | 'audit'> & {
      readonly seen: StillSeen<OperatorLine>
    },
  ): Promise<'done' | 'changed' | 'last-host'>
  /** Removes the account, its certificates and its sessions. `last-host`: nobody would administer the server any more. */
  remove(operatorId: string, audit: AuditEntry): Promise<'done' | 'last-host'>
}
