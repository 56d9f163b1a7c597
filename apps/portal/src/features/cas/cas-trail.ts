import type { AddressMistake } from '@preau/cas'
import type { AccessDecision } from '../services/index.ts'

/** Why a person may not use a service. */
export type RefusalReason = Extract<AccessDecision, { readonly allowed: false }>['because']

/** What an administrator will look for when somebody says that a service does not open. */
export type CasIncident =
  /** A service that the registry does not know asked for a log-in. */
  | {
      readonly kind: 'service-refused'
      /** Who was logged in; an address is refused to anybody. */
      readonly accountId: string | undefined
      readonly reason: string
      /** The declared service that was probably meant. */
      readonly serviceCode: string | undefined
      /** Without its query, which may carry a ticket or a name. */
      readonly address: string
      /** What ails it, when it is badly written. */
      readonly mistakes: readonly AddressMistake[]
      readonly at: Date
    }
  | {
      readonly kind: 'access-refused'
      readonly accountId: string
      readonly serviceCode: string
      readonly ownerId: string | null
      readonly because: RefusalReason
      readonly at: Date
    }
  /** A service asked for a proxy-granting ticket and got none. */
  | {
      readonly kind: 'proxy-refused'
      readonly accountId: string
      readonly serviceCode: string
      readonly ownerId: string | null
      /** `not-allowed`, what is wrong with the call-back, or how the call failed. */
      readonly because: string
      readonly at: Date
    }
  /** A service presented a good ticket in a way that it could not be answered. */
  | {
      readonly kind: 'validation-refused'
      readonly accountId: string
      readonly serviceCode: string
      readonly ownerId: string | null
      /** `other-service`: for another address than at the log-in; `late`; `renew`: not from a password just typed. */
      readonly because: 'other-service' | 'late' | 'renew'
      /** Address given with the ticket, and the one for which it was asked, without their queries. */
      readonly address: string
      readonly given: string
      readonly at: Date
    }
  /** A service got an answer without all the attributes it is given. */
  | {
      readonly kind: 'attribute-missing'
      readonly accountId: string
      readonly serviceCode: string
      readonly ownerId: string | null
      /** Names of the attributes, as the service reads them. */
      readonly names: readonly string[]
      readonly at: Date
    }

/** Port: the audit trail of refusals. */
export interface CasTrail {
  record(incident: CasIncident): Promise<void>
}
