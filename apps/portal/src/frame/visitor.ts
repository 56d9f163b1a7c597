import type { AccessProfile } from './access-profile.ts'

/**
 * A right of administration. `platform`: everything. `school`: one school, `establishmentId`. `support`: looks and changes
 * nothing, in one school, or everywhere when `establishmentId` is null.
 */
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
  /** The request changes nothing (GET, HEAD): the rights of support count. */
  readonly looking: boolean
  /** Names of the schools of their profiles and of their administration; none for a person of no school. */
  readonly schools: readonly string[]
  /** Current profiles: what their access to services is decided on. */
  readonly profiles: readonly AccessProfile[]
  /** Groups they are in now, by id, among those that a service names. */
  readonly groupIds: readonly string[]
  /** Services whose information page they asked not to see again, by id. */
  readonly readNotices: readonly string[]
  /** Version of the registry of services at the instant all this was read. */
  readonly registryVersion?: string
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

/**
 * The schools of a request. The platform operator acts on every school, a school administrator on theirs; support sees what it
 * looks after, on requests that change nothing and on no other: whatever a feature does with the scope, support changes nothing.
 */
export function scopeOf({ roles, looking }: Visitor): Scope {
  const counting = roles.filter(({ role }) => looking || role !== 'support')
  if (counting.some(({ establishmentId }) => establishmentId === null)) return 'all'
  return [...new Set(counting.flatMap(({ establishmentId }) => establishmentId ?? []))]
}

/** Does the person administer anything, or look after it when the request only looks? */
export function isAdministrator(visitor: Visitor): boolean {
  const scope = scopeOf(visitor)
  return scope === 'all' || scope.length > 0
}

/** Support and nothing else: every page of the administration is shown with its forms shut. */
export function onlyLooks({ roles }: Visitor): boolean {
  return roles.length > 0 && roles.every(({ role }) => role === 'support')
}

/** The platform operator, who alone gives and withdraws rights. */
export function isPlatformOperator({ roles }: Visitor): boolean {
  return roles.some(({ role }) => role === 'platform')
}

/** The visitor as the author of a change. */
export function actorOf(visitor: Visitor): Actor {
  return { accountId: visitor.accountId, label: visitor.name, scope: scopeOf(visitor) }
}

/** True when a school belongs to the scope; `null` stands for the whole platform. */
export function covers(scope: Scope, establishmentId: string | null): boolean {
  return scope === 'all' || (establishmentId !== null && scope.includes(establishmentId))
}
