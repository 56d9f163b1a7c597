import { arrayLiteral, insertAuditLines, sha256 } from '@preau/platform'
import { type RawBuilder, sql } from 'kysely'
import type { NewServiceTicket } from '../features/cas/index.ts'

/** The columns of new tickets, in the order in which {@link issuing} takes them. */
export function columnsOfNew(tickets: readonly NewServiceTicket[]): readonly string[] {
  const column = (of: (ticket: NewServiceTicket) => string | null): string => arrayLiteral(tickets.map(of))
  return [
    column(({ ticket }) => `\\x${sha256(ticket).toString('hex')}`),
    column(({ accountId }) => accountId),
    column(({ service }) => service.id),
    column(({ service }) => service.code),
    column(({ serviceUrl }) => serviceUrl),
    column(({ sessionRef }) => sessionRef),
    column(({ fromNewLogin }) => String(fromNewLogin)),
    column(({ longTerm }) => String(longTerm)),
    column(({ proxies }) => JSON.stringify(proxies)),
    column(({ authenticatedAt }) => authenticatedAt.toISOString()),
    column(({ issuedAt }) => issuedAt.toISOString()),
    column(({ expiresAt }) => expiresAt.toISOString()),
    column(({ seen }) => seen ?? null),
  ]
}

const lines = sql`
  select issued_at, 'cas.ticket-issued', account_id::text, service_code, null, 'done',
    case when proxies = '[]' then '{}' else jsonb_build_object('proxies', proxies) end
  from good`

/** A value of the statement that says where it goes; it is given each time the statement is run. */
const given = (type: string): RawBuilder<unknown> => sql`${'given'}::${sql.raw(type)}[]`

/**
 * Keeps tickets with the audit line of each access: a ticket and its line stand or fall together. A ticket for a person that
 * the node read a moment ago is kept if no transaction changed anything of that person since (`visitor_change`, ADR 8): one
 * statement sees one instant, so nothing can change in between. Defines `good`, the tickets that are kept, with their `place`.
 */
export const issuing = sql`
  given as (
    select * from unnest(${given('bytea')}, ${given('bigint')}, ${given('bigint')}, ${given('text')}, ${given('text')},
      ${given('text')}, ${given('boolean')}, ${given('boolean')}, ${given('jsonb')}, ${given('timestamptz')},
      ${given('timestamptz')}, ${given('timestamptz')}, ${given('pg_snapshot')}) with ordinality as one (
      ticket_hash, account_id, service_id, service_code, service_url, session_ref, from_new_login, long_term, proxies,
      authenticated_at, issued_at, expires_at, seen, place)
  ), good as materialized (
    select * from given where seen is null or not exists (
      select from visitor_change c where c.account_id in (0, given.account_id)
        and c.xid >= pg_snapshot_xmin(seen) and not pg_visible_in_snapshot(c.xid, seen))
  ), kept as (
    insert into cas_ticket (ticket_hash, account_id, service_id, service_url, session_ref, from_new_login, long_term,
      proxies, authenticated_at, issued_at, expires_at)
    select ticket_hash, account_id, service_id, service_url, session_ref, from_new_login, long_term, proxies,
      authenticated_at, issued_at, expires_at
    from good
  ), told as (${insertAuditLines(lines)})`
