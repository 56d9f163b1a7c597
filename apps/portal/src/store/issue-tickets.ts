import { binaryLists, insertAuditLines, sha256 } from '@preau/platform'
import { sql } from 'kysely'
import type { NewServiceTicket } from '../features/cas/index.ts'

const { bytes, keys, texts, booleans, instants } = binaryLists

/** The columns of new tickets, in the order in which {@link issuing} takes them. */
export function columnsOfNew(tickets: readonly NewServiceTicket[]): readonly Buffer[] {
  return [
    bytes(tickets.map(({ ticket }) => sha256(ticket))),
    keys(tickets.map(({ accountId }) => accountId)),
    keys(tickets.map(({ service }) => service.id)),
    texts(tickets.map(({ service }) => service.code)),
    texts(tickets.map(({ serviceUrl }) => serviceUrl)),
    texts(tickets.map(({ sessionRef }) => sessionRef)),
    booleans(tickets.map(({ fromNewLogin }) => fromNewLogin)),
    booleans(tickets.map(({ longTerm }) => longTerm)),
    texts(tickets.map(({ proxies }) => JSON.stringify(proxies))),
    instants(tickets.map(({ authenticatedAt }) => authenticatedAt)),
    instants(tickets.map(({ issuedAt }) => issuedAt)),
    instants(tickets.map(({ expiresAt }) => expiresAt)),
    texts(tickets.map(({ seen }) => seen ?? null)),
  ]
}

const columns = {
  ticket_hash: 'bytea',
  account_id: 'bigint',
  service_id: 'bigint',
  service_code: 'text',
  service_url: 'text',
  session_ref: 'text',
  from_new_login: 'boolean',
  long_term: 'boolean',
  proxies: 'text',
  authenticated_at: 'timestamptz',
  issued_at: 'timestamptz',
  expires_at: 'timestamptz',
  seen: 'text',
} as const

/** How many values {@link issuing} takes. */
export const newTicketColumns = Object.keys(columns).length

const lines = sql`
  select issued_at, 'cas.ticket-issued', account_id::text, service_code, null, 'done',
    case when proxies = '[]' then '{}' else jsonb_build_object('proxies', proxies::jsonb) end
  from good`

const given = Object.values(columns).map((type, place) => `$${String(place + 1)}::${type}[]`)
const names = Object.keys(columns).join(', ')

/**
 * Keeps tickets with the audit line of each access: a ticket and its line stand or fall together. A ticket for a person that
 * the node read a moment ago is kept if no transaction changed anything of that person since (`visitor_change`, ADR 8): one
 * statement sees one instant, so nothing can change in between. Defines `good`, the tickets that are kept, with their `place`.
 */
export const issuing = sql`
  given as (
    select * from unnest(${sql.raw(given.join(', '))}) with ordinality as one (${sql.raw(names)}, place)
  ), good as materialized (
    select * from given where seen is null or not exists (
      select from visitor_change c where c.account_id in (0, given.account_id)
        and c.xid >= pg_snapshot_xmin(seen::pg_snapshot) and not pg_visible_in_snapshot(c.xid, seen::pg_snapshot))
  ), kept as (
    insert into cas_ticket (ticket_hash, account_id, service_id, service_url, session_ref, from_new_login, long_term,
      proxies, authenticated_at, issued_at, expires_at)
    select ticket_hash, account_id, service_id, service_url, session_ref, from_new_login, long_term,
      proxies::jsonb, authenticated_at, issued_at, expires_at
    from good
  ), told as (${insertAuditLines(lines)})`
