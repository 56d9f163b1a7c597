import { binaryLists, sha256 } from '@preau/platform'
import { sql } from 'kysely'
import type { SpentTicket } from '../features/cas/index.ts'
import { newTicketColumns } from './issue-tickets.ts'
import { releaseIdentifiers, type ReleaseParts, releaseParts, toReleasePerson } from './release-person.ts'

/** A ticket that a service presents. */
export interface PresentedTicket {
  readonly ticket: string
  readonly at: Date
}

/** Presented tickets, each once, in the order in which {@link spending} takes them; they are spent at one instant. */
export function columnsOfPresented(presented: readonly PresentedTicket[]): readonly (Buffer | Date)[] {
  const latest = Math.max(0, ...presented.map(({ at }) => at.getTime()))
  return [
    binaryLists.bytes(presented.map(({ ticket }) => sha256(ticket))),
    binaryLists.texts(presented.map(({ ticket }) => ticket)),
    new Date(latest),
  ]
}

const [hashes, tickets, at] = ['bytea[]', 'text[]', 'timestamptz'].map((type, place) =>
  sql.raw(`$${String(newTicketColumns + place + 1)}::${type}`),
)

/** The ready templates read the account and the identifiers; nothing more is read for them. */
const whatReleasesRead = {
  identifiers: sql<boolean>`(s.release is not null or s.sso_type = 'pronote-cas')`,
  places: sql<boolean>`s.release is not null`,
}

/**
 * Spends tickets. Of several calls for one ticket, on several nodes, exactly one gets it: `consumed_at is null` is looked at
 * again after the row lock, and of two updates at once the second finds nothing. The key of each is compared with a list, not
 * joined: a plan made while the table was empty finds them by the index all the same.
 */
export const spending = sql`
  spent as (
    update cas_ticket t set consumed_at = ${at}
    where t.ticket_hash = any(${hashes}) and t.consumed_at is null
    returning t.*, array_position(${hashes}, t.ticket_hash) as place
  ), opened as (
    insert into cas_service_session (session_ref, account_id, service_id, service_url, ticket, opened_at)
    select t.session_ref::bigint, t.account_id, t.service_id, t.service_url, (${tickets})[t.place], t.consumed_at
    from spent t left join cas_service_protocol p on p.service_id = t.service_id
    where p.logout is distinct from 'none'
  )`

/** What `spent` tickets give, as one list of {@link SpentRow}, with the person as the release may read them. */
export const whatIsSpent = sql`
  select json_agg(json_build_array(t.place,
    json_build_array(t.service_url, date_part('epoch', t.expires_at), t.from_new_login,
      date_part('epoch', t.authenticated_at), t.long_term, t.proxies, t.session_ref, t.account_id::text, a.status = 'active'),
    json_build_array(s.id::text, s.url, s.other_urls, s.code, s.sso_type, s.owner_establishment_id::text, s.release),
    json_build_array(${releaseParts(whatReleasesRead)})))
  from spent t
  join account a on a.id = t.account_id
  join service s on s.id = t.service_id
  ${releaseIdentifiers(whatReleasesRead)}`

/**
 * A {@link SpentTicket} as JSON carries it, several times for a person with several identifiers: lists, for names are most of
 * the cost of an object. Instants in seconds.
 */
export type SpentRow = readonly [
  /** Among the tickets presented, from 1. */
  place: number,
  ticket: readonly [
    service: string,
    expiresAt: number,
    fromNewLogin: boolean,
    authenticatedAt: number,
    longTerm: boolean,
    proxies: readonly string[],
    sessionRef: string,
    accountId: string,
    accountActive: boolean,
  ],
  service: readonly [
    id: string,
    url: string,
    otherUrls: readonly string[],
    code: string,
    ssoType: SpentTicket['ssoType'],
    ownerId: string | null,
    release: SpentTicket['release'],
  ],
  person: ReleaseParts,
]

/** A ticket from its rows: one, unless the person has several identifiers. */
export function toSpent(rows: readonly [SpentRow, ...SpentRow[]]): SpentTicket {
  const [[, ticket, spentAt, person], ...others] = rows
  const [
    service,
    expiresAt,
    fromNewLogin,
    authenticatedAt,
    longTerm,
    proxies,
    sessionRef,
    accountId,
    accountActive,
  ] = ticket
  const [serviceId, url, otherUrls, serviceCode, ssoType, ownerId, release] = spentAt
  return {
    service,
    expiresAt: fromSeconds(expiresAt),
    fromNewLogin,
    authenticatedAt: fromSeconds(authenticatedAt),
    longTerm,
    proxies,
    sessionRef,
    accountId,
    accountActive,
    serviceId,
    declaredUrls: [url, ...otherUrls],
    serviceCode,
    ssoType,
    ownerId,
    release,
    person: toReleasePerson([person, ...others.map(([, , , other]) => other)]),
  }
}

const fromSeconds = (seconds: number): Date => new Date(Math.round(seconds * 1000))
