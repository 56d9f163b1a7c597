import type { Clock, Jobs, Metrics, Outgoing, Random } from '@preau/platform'
import type { AccountLogins, PortalSessions, Visitors } from '../login/index.ts'
import type { Notices } from '../notice/index.ts'
import type { ServiceAccess, ServiceProtocols } from '../services/index.ts'
import type { CasGrants } from './cas-grants.ts'
import type { CasRegistry } from './cas-registry.ts'
import type { CasTickets } from './cas-tickets.ts'
import type { CasTrail } from './cas-trail.ts'
import type { ServiceSessions } from './service-sessions.ts'

export interface CasDeps {
  readonly registry: CasRegistry
  readonly tickets: CasTickets
  readonly trail: CasTrail
  readonly grants: CasGrants
  readonly protocols: ServiceProtocols
  readonly serviceSessions: ServiceSessions
  /** Calls to the servers of the services. */
  readonly outgoing: Outgoing
  /** Address of this CAS server. */
  readonly casUrl: string
  readonly access: Pick<ServiceAccess, 'person'>
  readonly notices: Notices
  readonly logins: Pick<AccountLogins, 'recordLogout'>
  readonly visitors: Visitors
  readonly sessions: PortalSessions
  readonly clock: Clock
  readonly random: Random
  readonly metrics: Metrics
  readonly jobs: Pick<Jobs, 'repeat'>
  /** Life of a ticket that nobody validates, milliseconds. */
  readonly ticketMs: number
  readonly demo: boolean
  /** The portal keeps nobody waiting. */
  readonly isCalm: () => boolean
}
