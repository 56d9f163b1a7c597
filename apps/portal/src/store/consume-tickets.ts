import { arrayLiteral, sha256 } from '@preau/platform'
import { sql } from 'kysely'
import type { SpentTicket } from '../features/cas/index.ts'
import { releasePersonJson } from './release-person-json.ts'

/** A ticket that a service presents. */
export interface PresentedTicket {
  readonly ticket: string
  readonly at: Date
}

/** The columns of presented tickets, each ticket once, in the order in which {@link spending} takes them. */
export function columnsOfPresented(presented: readonly PresentedTicket[]): readonly string[] {
  return [
    arrayLiteral(presented.map(({ ticket }) => `\\x${sha256(ticket).toString('hex')}`)),
    arrayLiteral(presented.map(({ ticket }) => ticket)),
    arrayLiteral(presented.map(({ at }) => at.toISOString())),
  ]
}

/** The ready templates read the account and the identifiers; nothing more is read for them. */
const whatReleasesRead = {
  identifiers: sql<boolean>`s.release is not null or s.sso_type = 'pronote-cas'`,
  places: sql<boolean>`s.release is not null`,
}

/**
 * Spends tickets. Of several calls for one ticket, on several nodes, exactly one gets it: `consumed_at is null` is looked at
 * again after the row lock, and of two updates at once the second finds nothing. The key of each is compared with a list, not
 * joined: a plan made while the table was empty finds them by the index all the same.
 */
export const spending = sql`
  presented as materialized (
    select ${'hashes'}::bytea[] as hashes, ${'tickets'}::text[] as tickets, ${'ats'}::timestamptz[] as ats
  ), spent as (
    update cas_ticket t set consumed_at = (select ats from presented)[array_position((select hashes from presented), t.ticket_hash)]
    where t.ticket_hash = any((select hashes from presented)::bytea[]) and t.consumed_at is null
    returning t.*, array_position((select hashes from presented), t.ticket_hash) as place
  ), opened as (
    insert into cas_service_session (session_ref, account_id, service_id, service_url, ticket, opened_at)
    select t.session_ref::bigint, t.account_id, t.service_id, t.service_url, (select tickets from presented)[t.place],
      t.consumed_at
    from spent t left join cas_service_protocol p on p.service_id = t.service_id
    where p.logout is distinct from 'none'
  )`

/** What `spent` tickets give, with the person as the release may read them. */
export const whatIsSpent = sql`
  select t.place, json_build_object(
    'service', t.service_url, 'expiresAt', t.expires_at, 'fromNewLogin', t.from_new_login,
    'authenticatedAt', t.authenticated_at, 'longTerm', t.long_term, 'proxies', t.proxies, 'sessionRef', t.session_ref,
    'serviceId', t.service_id::text, 'declaredUrls', array_prepend(s.url, s.other_urls), 'accountId', t.account_id::text,
    'accountActive', a.status = 'active', 'serviceCode', s.code, 'ssoType', s.sso_type,
    'ownerId', s.owner_establishment_id::text, 'release', s.release,
    'person', ${releasePersonJson(whatReleasesRead)}) as spent
  from spent t
  join account a on a.id = t.account_id
  join service s on s.id = t.service_id`

/** A {@link SpentTicket} as JSON carries it. */
export interface SpentRow extends Omit<SpentTicket, 'expiresAt' | 'authenticatedAt'> {
  readonly expiresAt: string
  readonly authenticatedAt: string
}

export function toSpent(row: SpentRow): SpentTicket {
  const { expiresAt, authenticatedAt } = row
  return { ...row, expiresAt: new Date(expiresAt), authenticatedAt: new Date(authenticatedAt) }
}
