import { type Database, recordAudit, sha256 } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { ReleasePerson, ReleasePolicy } from '../features/attribute-release/index.ts'
import type { CasTickets, NewServiceTicket, SpentTicket } from '../features/cas/index.ts'
import type { SsoType } from '../features/services/index.ts'
import { releasePersonJson } from './release-person-json.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link CasTickets} on PostgreSQL; a ticket is kept as its SHA-256 (architecture §5). */
export function sqlCasTickets(database: Database): CasTickets {
  const db = database.kysely<PortalSchema>()
  return {
    issue: (ticket) => issueTicket(db, ticket),
    consume: (ticket, at) => consumeTicket(db, ticket, at),
    purge: (expiredBefore, limit) => purgeTickets(db, expiredBefore, limit),
  }
}

async function issueTicket(db: Db, ticket: NewServiceTicket): Promise<void> {
  const { accountId, service, issuedAt } = ticket
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('cas_ticket')
      .values({
        ticket_hash: sha256(ticket.ticket),
        account_id: accountId,
        service_id: service.id,
        service_url: ticket.serviceUrl,
        session_ref: ticket.sessionRef,
        from_new_login: ticket.fromNewLogin,
        long_term: ticket.longTerm,
        proxies: JSON.stringify(ticket.proxies),
        authenticated_at: ticket.authenticatedAt,
        issued_at: issuedAt,
        expires_at: ticket.expiresAt,
        consumed_at: null,
      })
      .execute()
    await recordAudit(trx, {
      action: 'cas.ticket-issued',
      actor: accountId,
      target: service.code,
      outcome: 'done',
      ...(ticket.proxies.length > 0 && { data: { proxies: ticket.proxies } }),
      at: issuedAt,
    })
  })
}

/** The ready templates read the account and the identifiers; nothing more is read for them. */
const whatReleasesRead = {
  identifiers: sql<boolean>`s.release is not null or s.sso_type = 'pronote-cas'`,
  places: sql<boolean>`s.release is not null`,
}

interface SpentRow {
  readonly service_url: string
  readonly expires_at: Date
  readonly from_new_login: boolean
  readonly authenticated_at: Date
  readonly long_term: boolean
  readonly proxies: string[]
  readonly session_ref: string
  readonly service_id: string
  readonly declared_url: string
  readonly account_id: string
  readonly active: boolean
  readonly code: string
  readonly sso_type: SsoType
  readonly owner_id: string | null
  readonly release: ReleasePolicy | null
  readonly person: ReleasePerson
}

/** `consumed_at is null` is looked at again after the row lock: of two updates at once, the second finds nothing. */
async function consumeTicket(db: Db, ticket: string, at: Date): Promise<SpentTicket | undefined> {
  const { rows } = await sql<SpentRow>`
    with spent as (
      update cas_ticket set consumed_at = ${at}
      where ticket_hash = ${sha256(ticket)} and consumed_at is null
      returning *
    ), opened as (
      insert into cas_service_session (session_ref, account_id, service_id, service_url, ticket, opened_at)
      select t.session_ref::bigint, t.account_id, t.service_id, t.service_url, ${ticket}, ${at}
      from spent t left join cas_service_protocol p on p.service_id = t.service_id
      where p.logout is distinct from 'none'
    )
    select t.service_url, t.expires_at, t.from_new_login, t.authenticated_at, t.account_id,
      t.long_term, t.proxies, t.session_ref, t.service_id, s.url as declared_url,
      a.status = 'active' as active, s.code, s.sso_type, s.owner_establishment_id as owner_id, s.release,
      ${releasePersonJson(whatReleasesRead)} as person
    from spent t
    join account a on a.id = t.account_id
    join service s on s.id = t.service_id`.execute(db)
  const [row] = rows
  return row && toSpent(row)
}

function toSpent(row: SpentRow): SpentTicket {
  return {
    service: row.service_url,
    expiresAt: row.expires_at,
    fromNewLogin: row.from_new_login,
    authenticatedAt: row.authenticated_at,
    longTerm: row.long_term,
    proxies: row.proxies,
    sessionRef: row.session_ref,
    serviceId: row.service_id,
    declaredUrl: row.declared_url,
    accountId: row.account_id,
    accountActive: row.active,
    serviceCode: row.code,
    ssoType: row.sso_type,
    ownerId: row.owner_id,
    release: row.release,
    person: row.person,
  }
}

/** Locked rows are left for the next time: two nodes that purge together do not wait for each other. */
async function purgeTickets(db: Db, expiredBefore: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cas_ticket where ticket_hash in (
      select ticket_hash from cas_ticket where expires_at < ${expiredBefore}
      order by expires_at limit ${limit} for update skip locked
    )`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
