import type { Clock, Random, RateLimit } from '@preau/platform'
import type { BaseGate, BaseStore } from '../bases/index.ts'
import type { FederationDoor, FindDelegation, FindFederation, TrialReceiver } from '../delegation/index.ts'
import type { DoubleAuthentication, Identifier, NoteClosedDoor } from '../identification/index.ts'
import type { LogoutReceiver, PersonSessions, SessionTicketStore } from '../sessions/index.ts'
import type { SchoolReader } from './contents/school-reader.ts'
import type { CredentialStore } from './local/credential-store.ts'
import type { LoginWaits } from './local/login-waits.ts'
import type { MemberStore } from './member-store.ts'

/** What the spaces stand on. */
export interface SpacesDeps {
  readonly baseGate: BaseGate
  readonly bases: Pick<BaseStore, 'publications'>
  readonly findDelegation: FindDelegation
  readonly findFederation: FindFederation
  readonly federationDoor: FederationDoor
  /** An answer that ends the trial of an operator. */
  readonly receiveTrial: TrialReceiver
  readonly identifier: Identifier
  readonly double: DoubleAuthentication
  readonly noteClosedDoor: NoteClosedDoor
  readonly personSessions: PersonSessions
  readonly receiveLogout: LogoutReceiver
  readonly sessionTickets: Pick<SessionTicketStore, 'close'>
  readonly members: MemberStore
  readonly credentials: CredentialStore
  readonly loginWaits: Pick<LoginWaits, 'take' | 'clear'>
  readonly school: SchoolReader
  readonly clock: Clock
  readonly random: Random
  /** Address of the server as people and the ENT know it, without a final slash. */
  readonly publicUrl: string
  /** Passwords of the operator’s own list of leaks, lower case. */
  readonly leaked: ReadonlySet<string>
  readonly demo: boolean
}

/** The same with the limit of the local form for one address, which lives as long as the server. */
export interface DoorDeps extends SpacesDeps {
  readonly limits: { readonly perAddress: RateLimit }
}
