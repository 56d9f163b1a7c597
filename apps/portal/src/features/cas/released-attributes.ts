import type { SpentTicket } from './cas-tickets.ts'

/** What one service learns of one person, before it is written in XML, JSON or SAML. */
export interface Release {
  /** The principal. */
  readonly user: string
  /** In the order they are written; several values stay several. */
  readonly attributes: readonly (readonly [name: string, values: string | readonly string[]])[]
  /** Every validation end-point gives the attributes, not those of CAS 3.0 and SAML alone. */
  readonly everywhere: boolean
  /** How the attributes are laid in an XML answer of CAS. */
  readonly envelope: 'flat' | 'nested'
  /** Something the service needs is not known of the person: the trail keeps it. */
  readonly incomplete: boolean
}

/** Name of the attribute that carries the identifiant PRONOTE (pronote-facts §2.4). */
const pronoteIdAttribute = 'idPronote'

/**
 * The one door through which data of a person leaves for a service: every answer (CAS 2 and 3, JSON, SAML, proxied)
 * writes what it gives and nothing else.
 *
 * Always the ENT identifier, opaque; for a compatible PRONOTE service also the identifiants PRONOTE of the account in its
 * school, one per category.
 */
export function releasedAttributes(ticket: SpentTicket): Promise<Release> {
  const known = ticket.pronoteIds.length > 0
  const wanted = ticket.ssoType === 'pronote-cas'
  return Promise.resolve({
    user: ticket.entId,
    attributes: known ? [[pronoteIdAttribute, ticket.pronoteIds]] : [],
    everywhere: wanted,
    envelope: 'flat',
    incomplete: wanted && !known,
  })
}
