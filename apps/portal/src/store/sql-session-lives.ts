import { sdetProfiles } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { LimitsOfPeople } from '../features/login/index.ts'
import type { LifeChange, ProfileLife, SessionLives } from '../features/session-life/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link SessionLives}, and what the log-in asks of it, on PostgreSQL. */
export function sqlSessionLives(database: Database): SessionLives & LimitsOfPeople {
  const db = database.kysely<PortalSchema>()
  const byKey = database.kyselyByKey<PortalSchema>()
  return {
    list: () => readLives(db),
    save: (wanted, change) =>
      db.transaction().execute(async (trx) => {
        // Two operators wait for each other: no row need be there to be locked.
        await sql`lock table session_life in share row exclusive mode`.execute(trx)
        return await saveLives(trx, wanted, change)
      }),
    async limitsOf(accountId, { idleMs, absoluteMs }) {
      const { rows } = await sql<{ idle: string | null; absolute: string | null; own: boolean | null }>`
        select min(coalesce(l.idle_minutes * 60000::bigint, ${idleMs}::bigint)) as idle,
          min(coalesce(l.absolute_hours * 3600000::bigint, ${absoluteMs}::bigint)) as absolute,
          bool_or(coalesce(l.idle_minutes, l.absolute_hours) is not null) as own
        from account_profile p left join session_life l on l.profile = p.profile
        where p.account_id = ${accountId}::bigint and p.ended_at is null`.execute(byKey)
      const [row] = rows
      return {
        idleMs: Number(row?.idle ?? idleMs),
        absoluteMs: Number(row?.absolute ?? absoluteMs),
        own: row?.own ?? false,
      }
    },
  }
}

async function readLives(db: Db): Promise<readonly ProfileLife[]> {
  const rows = await db.selectFrom('session_life').selectAll().execute()
  const byProfile = new Map(rows.map((row) => [row.profile, row]))
  return sdetProfiles.map((profile) => {
    const row = byProfile.get(profile)
    return {
      profile,
      idleMinutes: row?.idle_minutes ?? null,
      absoluteHours: row?.absolute_hours ?? null,
      version: row?.version ?? 0,
    }
  })
}

async function saveLives(
  trx: Db,
  wanted: readonly ProfileLife[],
  change: LifeChange,
): Promise<'saved' | 'changed'> {
  const recorded = new Map((await readLives(trx)).map((life) => [life.profile, life]))
  const differing = wanted.filter((life) => differs(life, recorded.get(life.profile)))
  if (differing.some(({ profile, version }) => recorded.get(profile)?.version !== version)) return 'changed'
  for (const life of differing) await saveLife(trx, life, change)
  if (differing.length > 0) await reckonIdle(trx, differing, change)
  return 'saved'
}

function differs(life: ProfileLife, recorded: ProfileLife | undefined): boolean {
  return life.idleMinutes !== recorded?.idleMinutes || life.absoluteHours !== recorded.absoluteHours
}

async function saveLife(trx: Db, life: ProfileLife, change: LifeChange): Promise<void> {
  const { profile, idleMinutes, absoluteHours } = life
  const values = { idle_minutes: idleMinutes, absolute_hours: absoluteHours, version: life.version + 1 }
  await trx
    .insertInto('session_life')
    .values({ profile, ...values })
    .onConflict((conflict) => conflict.column('profile').doUpdateSet(values))
    .execute()
  const data = { profile, idleMinutes, absoluteHours }
  await recordAudit(trx, { action: 'session-life.set', outcome: 'done', data, ...auditActor(change) })
}

/**
 * Open sessions of people of these profiles: their idle time changes, and their end moves with their next activity. A session kept
 * by « remember me » has one from the moment a profile of the person has a time of its own.
 */
async function reckonIdle(
  trx: Db,
  changed: readonly ProfileLife[],
  { common, at }: LifeChange,
): Promise<void> {
  const profiles = changed.map(({ profile }) => profile)
  await sql`
    update session s set idle_ms = life.idle
    from (
      select p.account_id, min(coalesce(l.idle_minutes * 60000::bigint, ${common.idleMs}::bigint)) as idle,
        bool_or(coalesce(l.idle_minutes, l.absolute_hours) is not null) as own
      from account_profile p left join session_life l on l.profile = p.profile
      where p.ended_at is null and p.account_id in (
        select c.account_id from account_profile c where c.ended_at is null and c.profile = any(${profiles}::text[])
          and c.account_id in (select o.subject::bigint from session o where o.idle_ends_at > ${at} and o.ends_at > ${at}))
      group by p.account_id) life
    where s.subject = life.account_id::text and s.idle_ms <> life.idle and (life.own or not s.lasting)`.execute(
    trx,
  )
}
