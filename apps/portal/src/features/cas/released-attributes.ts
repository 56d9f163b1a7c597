import {
  defaultTemplate,
  type PersonRelease,
  releaseFor,
  releaseTemplates,
} from '../attribute-release/index.ts'
import type { SpentTicket } from './cas-tickets.ts'

/** What one service learns of one person, before it is written in XML, JSON or SAML. */
export interface Release extends PersonRelease {
  /** Every validation end-point gives the attributes, not those of CAS 3.0 and SAML alone. */
  readonly everywhere: boolean
  /** How the attributes are laid in an XML answer of CAS. */
  readonly envelope: 'flat' | 'nested'
}

/** Who is told about, and the service that learns it: of a ticket, or of the preview of an administrator. */
export type ReleaseRequest = Pick<SpentTicket, 'person' | 'ownerId' | 'ssoType' | 'release'>

/**
 * The one door through which data of a person leaves for a service: every answer (CAS 2 and 3, JSON, SAML, proxied)
 * writes what it gives and nothing else. The policy is that of the service, or the ready template of its type of SSO.
 */
export function releasedAttributes(ticket: ReleaseRequest): Release {
  const { person, ownerId, ssoType } = ticket
  const policy = ticket.release ?? releaseTemplates[defaultTemplate(ssoType)]
  const { everywhere, envelope } = policy
  return { ...releaseFor(policy, person, ownerId), everywhere, envelope }
}
