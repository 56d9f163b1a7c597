import type { Actor, AdminRole, Scope } from '../../frame/visitor.ts'
import type { AccountStatus } from '../directory/index.ts'

/** One right of one person. */
export interface GrantedRole {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly login: string
  readonly status: AccountStatus
  readonly role: AdminRole['role']
  /** Null: every school. */
  readonly schoolName: string | null
  readonly grantedAt: Date
  readonly lastLoginAt: Date | null
  /** A code of their telephone is asked in addition to the password. */
  readonly hasSecondFactor: boolean
}

export interface RoleChange {
  readonly by: Actor
  readonly at: Date
}

/** Port: who administers what. */
export interface AdminRoles {
  /** The rights over the schools of a scope; those over every school are seen by everybody who administers. */
  list(scope: Scope): Promise<readonly GrantedRole[]>
  /** `needs-factor`: given, and the person has no second factor yet. */
  grant(
    order: { readonly login: string; readonly role: AdminRole['role']; readonly schoolId: string | null },
    change: RoleChange,
  ): Promise<'done' | 'needs-factor' | 'already' | 'unknown-account' | 'unknown-school'>
  /** `last-operator`: nobody else who can log in operates the platform. */
  withdraw(roleId: string, change: RoleChange): Promise<'done' | 'gone' | 'last-operator'>
}
