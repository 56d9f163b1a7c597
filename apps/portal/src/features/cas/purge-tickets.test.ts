import { beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { sqlCasGrants } from '../../store/sql-cas-grants.ts'
import { sqlCasRegistry } from '../../store/sql-cas-registry.ts'
import { sqlCasTickets } from '../../store/sql-cas-tickets.ts'
import { sqlServiceAccess } from '../../store/sql-service-access.ts'
import { type CasPortal, openCasPortal, wikiUrl } from '../../testing/cas-portal.ts'
import type { CasTickets } from './cas-tickets.ts'
import { purgeTickets } from './purge-tickets.ts'

let portal: CasPortal

beforeAll(async () => {
  portal = await openCasPortal()
})

const tickets = (): CasTickets =>
  sqlCasTickets(portal.database, sqlCasRegistry(portal.database, sqlServiceAccess(portal.db)))

const left = async (): Promise<number> =>
  (await portal.db.selectFrom('cas_ticket').select('issued_at').execute()).length

test('tickets that expired an hour ago go, by batches; the others stay', async () => {
  await portal.ticketFor(wikiUrl)
  await sql`insert into cas_ticket (ticket_hash, account_id, service_id, service_url, session_ref, from_new_login,
      authenticated_at, issued_at, expires_at)
    select sha256(n::text::bytea), t.account_id, t.service_id, t.service_url, '0', false, t.issued_at, t.issued_at,
      t.expires_at - interval '2 hours' from cas_ticket t, generate_series(1, 2500) n`.execute(portal.db)
  const deps = {
    tickets: tickets(),
    grants: sqlCasGrants(portal.database),
    clock: portal.clock,
  }
  await purgeTickets(deps, new AbortController().signal)
  expect(await left()).toBe(1)
  portal.clock.advance(2 * 3_600_000)
  await purgeTickets(deps, new AbortController().signal)
  expect(await left()).toBe(0)
})

test('a node that stops leaves the rest to the next', async () => {
  await portal.ticketFor(wikiUrl)
  portal.clock.advance(2 * 3_600_000)
  const deps = {
    tickets: tickets(),
    grants: sqlCasGrants(portal.database),
    clock: portal.clock,
  }
  await purgeTickets(deps, AbortSignal.abort())
  expect(await left()).toBe(1)
})

test('a noted change goes once a node looked twice since, not before: somebody may still act on what they read', async () => {
  const node = tickets()
  await node.forgetChanges()
  await sql`update account set first_name = 'Claire-Marie' where login = 'claire.lemoine'`.execute(portal.db)
  const noted = async (): Promise<unknown> =>
    (
      await sql<{
        noted: boolean
      }>`select exists (select from visitor_change c join account a on a.id = c.account_id
      where a.login = 'claire.lemoine') as noted`.execute(portal.db)
    ).rows[0]?.noted
  await node.forgetChanges()
  expect(await noted()).toBe(true)
  // Transactions of other tests of the same server may still be open: what they could read stays until they end.
  const next = async (): Promise<unknown> => {
    await node.forgetChanges()
    return noted()
  }
  await expect.poll(next, { timeout: 10_000 }).toBe(false)
})

test('who deletes an account or a service cleans up after the clicks, which lock neither', async () => {
  const [first, second] = [await portal.ticketFor(wikiUrl), await portal.ticketFor(wikiUrl, 'claire.lemoine')]
  await portal.validate('serviceValidate', { service: wikiUrl, ticket: first })
  await portal.validate('serviceValidate', { service: wikiUrl, ticket: second })
  const opened = async (): Promise<unknown> =>
    (
      await sql`select account_id is null as nobody, count(*)::int as count from cas_service_session
        group by 1 order by 1`.execute(portal.db)
    ).rows
  await portal.ticketFor(wikiUrl)
  await portal.db.transaction().execute(async (trx) => {
    await sql`create temp table kept on commit drop as select id from account where login = 'claire.lemoine'`.execute(
      trx,
    )
    await sql`delete from cas_granting_ticket; delete from admin_role where account_id in (select id from kept)`.execute(
      trx,
    )
    await sql`delete from account where id in (select id from kept)`.execute(trx)
  })
  expect(await left()).toBe(0)
  expect(await opened()).toEqual([{ nobody: true, count: 2 }])
  await sql`delete from service where code = 'WIKI'`.execute(portal.db)
  expect(await opened()).toEqual([])
})
