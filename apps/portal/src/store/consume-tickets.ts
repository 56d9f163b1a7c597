import { type Database, gatherCalls, prepareStatement, sha256 } from '@preau/platform'
import { sql } from 'kysely'
import type { ReleasePerson, ReleasePolicy } from '../features/attribute-release/index.ts'
import type { CasTickets, SpentTicket } from '../features/cas/index.ts'
import type { SsoType } from '../features/services/index.ts'
import { releasePersonJson } from './release-person-json.ts'
import type { PortalSchema } from './schema.ts'

interface Presented {
  readonly ticket: string
  readonly at: Date
}

/**
 * Spends tickets, those of one tick in one statement. Of several calls for one ticket, in the same tick or on several nodes,
 * exactly one gets it.
 */
export function ticketConsumer(database: Database): CasTickets['consume'] {
  const spend = prepareStatement<SpentRow>(database, spending.compile(database.kysely<PortalSchema>()))
  const consume = gatherCalls(async (presented: readonly Presented[]) => {
    const rows = await spend([JSON.stringify(firstOfEach(presented))])
    const spent = new Map(rows.map((row) => [row.ticket, toSpent(row)]))
    return presented.map(({ ticket }) => {
      const taken = spent.get(ticket)
      spent.delete(ticket)
      return taken
    })
  })
  return (ticket, at) => consume({ ticket, at })
}

function firstOfEach(presented: readonly Presented[]): readonly unknown[] {
  const first = new Map(presented.toReversed().map(({ ticket, at }) => [ticket, at]))
  return [...first].map(([ticket, at]) => ({ ticket, at, hash: sha256(ticket).toString('hex') }))
}

/** The ready templates read the account and the identifiers; nothing more is read for them. */
const whatReleasesRead = {
  identifiers: sql<boolean>`s.release is not null or s.sso_type = 'pronote-cas'`,
  places: sql<boolean>`s.release is not null`,
}

interface SpentRow {
  readonly ticket: string
  readonly service_url: string
  readonly expires_at: Date
  readonly from_new_login: boolean
  readonly authenticated_at: Date
  readonly long_term: boolean
  readonly proxies: string[]
  readonly session_ref: string
  readonly service_id: string
  readonly declared_urls: string[]
  readonly account_id: string
  readonly active: boolean
  readonly code: string
  readonly sso_type: SsoType
  readonly owner_id: string | null
  readonly release: ReleasePolicy | null
  readonly person: ReleasePerson
}

// `consumed_at is null` is looked at again after the row lock: of two updates at once, the second finds nothing.
const spending = sql`
  with presented as (
    select ticket, at, decode(hash, 'hex') as hash
    from jsonb_to_recordset(${'rows'}::jsonb) as one (ticket text, at timestamptz, hash text)
  ), spent as (
    update cas_ticket t set consumed_at = p.at from presented p
    where t.ticket_hash = p.hash and t.consumed_at is null
    returning t.*, p.ticket
  ), opened as (
    insert into cas_service_session (session_ref, account_id, service_id, service_url, ticket, opened_at)
    select t.session_ref::bigint, t.account_id, t.service_id, t.service_url, t.ticket, t.consumed_at
    from spent t left join cas_service_protocol p on p.service_id = t.service_id
    where p.logout is distinct from 'none'
  )
  select t.ticket, t.service_url, t.expires_at, t.from_new_login, t.authenticated_at, t.account_id,
    t.long_term, t.proxies, t.session_ref, t.service_id, array_prepend(s.url, s.other_urls) as declared_urls,
    a.status = 'active' as active, s.code, s.sso_type, s.owner_establishment_id as owner_id, s.release,
    ${releasePersonJson(whatReleasesRead)} as person
  from spent t
  join account a on a.id = t.account_id
  join service s on s.id = t.service_id`

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
    declaredUrls: row.declared_urls,
    accountId: row.account_id,
    accountActive: row.active,
    serviceCode: row.code,
    ssoType: row.sso_type,
    ownerId: row.owner_id,
    release: row.release,
    person: row.person,
  }
}
