import type { AccessProfile } from './access-profile.ts'

/** A right of administration; `establishmentId` is set for the role `school` and for it alone. */
export interface AdminRole {
  readonly role: 'platform' | 'school' | 'support'
  readonly establishmentId: string | null
}

/** The signed-in person of a request, as every feature needs them. */
export interface Visitor {
  readonly accountId: string
  readonly entId: string
  readonly login: string
  readonly name: string
  readonly mustChangePassword: boolean
  readonly roles: readonly AdminRole[]
  /** Names of the schools of their profiles and of their administration; none for a person of no school. */
  readonly schools: readonly string[]
  /** Current profiles: what their access to services is decided on. */
  readonly profiles: readonly AccessProfile[]
  /** Services whose information page they asked not to see again, by id. */
  readonly readNotices: readonly string[]
}

/** The schools an administrator acts on: all of them, or these establishment ids. */
export type Scope = 'all' | readonly string[]

/** Who does something, for the audit trail and for authorisation. `null` account: the command line. */
export interface Actor {
  readonly accountId: string | null
  readonly label: string
  readonly scope: Scope
}

/** Who acts when an operator types a command on the server. */
export const commandLine: Actor = { accountId: null, label: 'ligne de commande', scope: 'all' }

/** The platform operator acts on every school; a school administrator on theirs; support only looks, elsewhere. */
export function scopeOf(visitor: Visitor): Scope {
  if (visitor.roles.some(({ role }) => role === 'platform')) return 'all'
  return visitor.roles.flatMap(({ role, establishmentId }) =>
    role === 'school' && establishmentId !== null ? [establishmentId] : [],
  )
}

/** Does the person administer anything? */
export function isAdministrator(visitor: Visitor): boolean {
  const scope = scopeOf(visitor)
  return scope === 'all' || scope.length > 0
}

/** The visitor as the author of a change. */
export function actorOf(visitor: Visitor): Actor {
  return { accountId: visitor.accountId, label: visitor.name, scope: scopeOf(visitor) }
}

/** True when a school belongs to the scope; `null` stands for the whole platform. */
export function covers(scope: Scope, establishmentId: string | null): boolean {
  return scope === 'all' || (establishmentId !== null && scope.includes(establishmentId))
}
