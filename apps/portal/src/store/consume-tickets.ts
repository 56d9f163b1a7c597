import { binaryLists, sha256 } from '@preau/platform'
import { sql } from 'kysely'
import type { NewServiceTicket, SpentTicket } from '../features/cas/index.ts'
import type { ServiceWithPolicy } from '../features/services/index.ts'
import { newTicketColumns } from './issue-tickets.ts'
import { releaseIdentifiers, type ReleaseParts, releaseParts, toReleasePerson } from './release-person.ts'

/** A ticket that a service presents. */
export interface PresentedTicket {
  readonly ticket: string
  readonly at: Date
}

/**
 * Presented tickets, each once, in the order in which {@link spending} takes them; they are spent at one instant.
 *
 * @param isKnown whether this node holds what the ticket carries, which is then not read
 */
export function columnsOfPresented(
  presented: readonly PresentedTicket[],
  isKnown: (ticket: PresentedTicket) => boolean,
): readonly (Buffer | Date)[] {
  const latest = Math.max(0, ...presented.map(({ at }) => at.getTime()))
  return [
    binaryLists.bytes(presented.map(({ ticket }) => sha256(ticket))),
    binaryLists.texts(presented.map(({ ticket }) => ticket)),
    binaryLists.booleans(presented.map(isKnown)),
    new Date(latest),
  ]
}

const [hashes, tickets, known, at] = ['bytea[]', 'text[]', 'boolean[]', 'timestamptz'].map((type, place) =>
  sql.raw(`$${String(newTicketColumns + place + 1)}::${type}`),
)

/** The ready templates read the account and the identifiers; nothing more is read for them. */
const whatReleasesRead = {
  identifiers: sql<boolean>`(s.release is not null or s.sso_type = 'pronote-cas')`,
  places: sql<boolean>`s.release is not null`,
}

/**
 * Spends tickets. Of several calls for one ticket, on several nodes, exactly one gets it: `consumed_at is null` is looked at
 * again after the row lock, and of two updates at once the second finds nothing. Tickets are found by the index, whatever the
 * size of the table when the plan was made: these connections know no other way.
 */
export const spending = sql`
  spent as (
    update cas_ticket t set consumed_at = ${at}
    from unnest(${hashes}, ${tickets}, ${known}) with ordinality as presented (hash, ticket, known, place)
    where t.ticket_hash = presented.hash and t.consumed_at is null
    returning t.*, presented.ticket, presented.known, presented.place
  ), opened as (
    insert into cas_service_session (session_ref, account_id, service_id, service_url, ticket, opened_at)
    select t.session_ref::bigint, t.account_id, t.service_id, t.service_url, t.ticket, t.consumed_at
    from spent t left join cas_service_protocol p on p.service_id = t.service_id
    where p.logout is distinct from 'none'
  )`

/**
 * What `spent` tickets give, as one list of {@link SpentRow}, with the person as the release may read them. The service is not
 * among it: the node holds the registry.
 */
export const whatIsSpent = sql`
  select json_agg(json_build_array(t.place, t.service_id::text, a.status = 'active',
    case when not t.known then json_build_array(t.service_url, t.expires_at, t.from_new_login, t.authenticated_at,
      t.long_term, t.proxies, t.session_ref, t.account_id::text) end,
    json_build_array(${releaseParts(whatReleasesRead)})))
  from spent t
  join account a on a.id = t.account_id
  join service s on s.id = t.service_id
  ${releaseIdentifiers(whatReleasesRead)}`

/**
 * A {@link SpentTicket} as JSON carries it, several times for a person with several identifiers: lists, for names are most of
 * the cost of an object.
 */
export type SpentRow = readonly [
  /** Among the tickets presented, from 1. */
  place: number,
  serviceId: string,
  accountActive: boolean,
  /** Null when this node gave it. */
  ticket: CarriedParts | null,
  person: ReleaseParts,
]

type CarriedParts = readonly [
  service: string,
  expiresAt: string,
  fromNewLogin: boolean,
  authenticatedAt: string,
  longTerm: boolean,
  proxies: readonly string[],
  sessionRef: string,
  accountId: string,
]

/** What a ticket carries from the log-in to its consumption. */
type Carried = Pick<
  SpentTicket,
  | 'service'
  | 'expiresAt'
  | 'fromNewLogin'
  | 'authenticatedAt'
  | 'longTerm'
  | 'proxies'
  | 'sessionRef'
  | 'accountId'
>

/** A ticket from its rows: one, unless the person has several identifiers. */
export function toSpent(
  rows: readonly [SpentRow, ...SpentRow[]],
  { given, service }: { readonly given: NewServiceTicket | undefined; readonly service: ServiceWithPolicy },
): SpentTicket | undefined {
  const [[, , accountActive, parts, person], ...others] = rows
  const carried = given ? carriedBy(given) : parts ? carriedIn(parts) : undefined
  return (
    carried && {
      ...carried,
      accountActive,
      serviceId: service.id,
      declaredUrls: [service.url, ...service.otherUrls],
      serviceCode: service.code,
      ssoType: service.ssoType,
      ownerId: service.ownerId,
      release: service.release,
      person: toReleasePerson([person, ...others.map(([, , , , other]) => other)]),
    }
  )
}

function carriedBy({
  serviceUrl: service,
  expiresAt,
  fromNewLogin,
  authenticatedAt,
  longTerm,
  proxies,
  sessionRef,
  accountId,
}: NewServiceTicket): Carried {
  return { service, expiresAt, fromNewLogin, authenticatedAt, longTerm, proxies, sessionRef, accountId }
}

function carriedIn(parts: CarriedParts): Carried {
  const [service, expiresAt, fromNewLogin, authenticatedAt, longTerm, proxies, sessionRef, accountId] = parts
  return {
    service,
    expiresAt: new Date(expiresAt),
    fromNewLogin,
    authenticatedAt: new Date(authenticatedAt),
    longTerm,
    proxies,
    sessionRef,
    accountId,
  }
}
