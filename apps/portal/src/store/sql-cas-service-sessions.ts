import type { Database } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { EndedSession, ServiceSession, ServiceSessions, ToldSession } from '../features/cas/index.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** Of the tickets of one session for one service, those that are told: the rest is a client that went round in circles. */
const mostTold = 20

/** {@link ServiceSessions} on PostgreSQL. */
export function sqlCasServiceSessions(database: Database): ServiceSessions {
  const db = database.kysely<PortalSchema>()
  return {
    endOrphans: (at, limit, leave) =>
      db.transaction().execute(async (trx) => {
        const ended = await endOrphans(trx, at, limit)
        for (const { told, ...session } of ended) if (told) await leave(session, trx)
        return ended.length
      }),
    takeFront: (sessionRef, at) => takeFront(db, sessionRef, at),
    async ending(id) {
      const { rows } = await sql<ServiceSession>`
        select o.id, s.title, coalesce(p.logout_url, o.service_url) as address, o.ticket
        from cas_service_session o
        join service s on s.id = o.service_id
        left join cas_service_protocol p on p.service_id = o.service_id
        where o.id = ${id} and o.state = 'ending'`.execute(db)
      return rows[0]
    },
    async noteTry(id, { state, detail }) {
      await sql`
        update cas_service_session set attempts = attempts + 1, detail = ${detail},
          state = coalesce(${state ?? null}, state), ticket = case when ${state ?? null}::text is null then ticket else '' end
        where id = ${id}`.execute(db)
    },
    follow: (from, to) => follow(db, from, to),
    async lastTold(serviceId, limit) {
      const { rows } = await sql<ToldSession>`
        select id, state, ended_at as "endedAt", attempts, detail from cas_service_session
        where service_id = ${serviceId} and state <> 'open' order by ended_at desc limit ${limit}`.execute(db)
      return rows
    },
    async purge(endedBefore, limit) {
      const { numAffectedRows } = await sql`
        delete from cas_service_session where id in (
          select id from cas_service_session where state <> 'open' and ended_at < ${endedBefore}
          limit ${limit} for update skip locked)`.execute(db)
      return Number(numAffectedRows ?? 0n)
    },
  }
}

/** Rows locked by another node are left to it: nobody is told twice. */
async function endOrphans(
  trx: Transaction<PortalSchema>,
  at: Date,
  limit: number,
): Promise<readonly (EndedSession & { readonly told: boolean })[]> {
  const { rows } = await sql<EndedSession & { readonly told: boolean }>`
    with orphan as materialized (
      select o.id, o.session_ref, o.service_id from cas_service_session o
      where o.state = 'open' and (
        not exists (
          select from session x where x.id = o.session_ref and x.idle_ends_at > ${at} and x.ends_at > ${at})
        or exists (select from account a where a.id = o.account_id and a.status <> 'active'))
      order by o.id desc limit ${limit} for update skip locked
    ), judged as (
      select r.id, coalesce(p.logout, 'back') as way,
        row_number() over (partition by r.session_ref, r.service_id order by r.id desc) as rank
      from orphan r left join cas_service_protocol p on p.service_id = r.service_id
    )
    update cas_service_session o set ended_at = ${at},
      state = case when j.way = 'back' and j.rank <= ${mostTold} then 'ending' else 'skipped' end,
      ticket = case when j.way = 'back' and j.rank <= ${mostTold} then o.ticket else '' end
    from judged j where j.id = o.id
    returning o.id, o.service_id as "serviceId", o.state = 'ending' as told`.execute(trx)
  return rows
}

async function takeFront(db: Db, sessionRef: string, at: Date): Promise<readonly ServiceSession[]> {
  const { rows } = await sql<ServiceSession>`
    update cas_service_session o set state = 'told', ended_at = ${at}, attempts = 1
    from service s, cas_service_protocol p
    where o.session_ref = ${sessionRef} and o.state = 'open' and s.id = o.service_id and p.service_id = o.service_id
      and p.logout = 'front'
    returning o.id, s.title, coalesce(p.logout_url, o.service_url) as address, o.ticket`.execute(db)
  return rows
}

async function follow(db: Db, from: string, to: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`update cas_service_session set session_ref = ${to} where session_ref = ${from} and state = 'open'`.execute(
      trx,
    )
    await sql`update cas_granting_ticket set session_ref = ${to} where session_ref = ${from}`.execute(trx)
  })
}
