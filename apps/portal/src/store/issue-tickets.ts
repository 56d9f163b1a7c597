import {
  type Database,
  gatherCalls,
  insertAuditLines,
  prepareStatement,
  sessionStands,
  sha256,
} from '@preau/platform'
import { sql } from 'kysely'
import type { CasTickets, NewServiceTicket } from '../features/cas/index.ts'
import type { PortalSchema } from './schema.ts'
import { visitorOfSession } from './visitor-of-session.ts'

/**
 * Keeps tickets with the audit line of each access, those of one tick in one statement: a ticket and its line stand or fall
 * together, and several of them share one commit. A ticket under seal is kept if its session and the rights of the person
 * are still what the node decided on: one statement sees one instant, so nothing can change in between.
 */
export function ticketIssuer(database: Database): CasTickets['issue'] {
  const keep = prepareStatement<{ ticket_hash: string }>(
    database,
    keeping.compile(database.kysely<PortalSchema>()),
  )
  return gatherCalls(async (tickets: readonly NewServiceTicket[]) => {
    const rows = tickets.map(toRow)
    const kept = new Set((await keep([JSON.stringify(rows)])).map((row) => row.ticket_hash))
    return rows.map(({ ticket_hash }) => kept.has(ticket_hash))
  })
}

function toRow(
  ticket: NewServiceTicket,
): Readonly<Record<string, unknown>> & { readonly ticket_hash: string } {
  return {
    ticket_hash: sha256(ticket.ticket).toString('hex'),
    account_id: ticket.accountId,
    service_id: ticket.service.id,
    service_code: ticket.service.code,
    service_url: ticket.serviceUrl,
    session_ref: ticket.sessionRef,
    from_new_login: ticket.fromNewLogin,
    long_term: ticket.longTerm,
    proxies: ticket.proxies,
    authenticated_at: ticket.authenticatedAt,
    issued_at: ticket.issuedAt,
    expires_at: ticket.expiresAt,
    token_hash: ticket.seal?.tokenHash,
    stamp: ticket.seal?.stamp,
  }
}

const lines = sql`
  select issued_at, 'cas.ticket-issued', account_id::text, service_code, null, 'done',
    case when proxies = '[]' then '{}' else jsonb_build_object('proxies', proxies) end
  from good`

const unbroken = sessionStands(visitorOfSession, {
  tokenHash: sql`decode(given.token_hash, 'hex')`,
  stamp: sql`given.stamp`,
  at: sql`given.issued_at`,
})

const keeping = sql`
  with given as (
    select * from jsonb_to_recordset(${'rows'}::jsonb) as ticket (
      ticket_hash text, account_id bigint, service_id bigint, service_code text, service_url text, session_ref text,
      from_new_login boolean, long_term boolean, proxies jsonb, authenticated_at timestamptz, issued_at timestamptz,
      expires_at timestamptz, token_hash text, stamp text)
  ), good as materialized (
    select * from given where case when given.stamp is null then true else ${unbroken} end
  ), kept as (
    insert into cas_ticket (ticket_hash, account_id, service_id, service_url, session_ref, from_new_login, long_term,
      proxies, authenticated_at, issued_at, expires_at)
    select decode(ticket_hash, 'hex'), account_id, service_id, service_url, session_ref, from_new_login, long_term,
      proxies, authenticated_at, issued_at, expires_at
    from good
  ), told as (${insertAuditLines(lines)})
  select ticket_hash from good`
