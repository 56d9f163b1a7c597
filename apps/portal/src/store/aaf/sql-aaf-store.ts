import { defaultFunctionProfiles, parseSdetProfile } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { AafProblem, AafRunState, AafRunToDo, AafStore } from '../../features/aaf-import/index.ts'
import { auditActor } from '../audit-actor.ts'
import type { PortalSchema } from '../schema.ts'
import { clearRun, inTurn } from './aaf-turn.ts'
import { keepFile, keptFiles } from './kept-files.ts'
import { patchRun, selectRuns } from './run-rows.ts'

type Db = Kysely<PortalSchema>

/** States in which a program has something to do, no matter which. */
const workingStates: readonly AafRunState[] = ['waiting', 'reading', 'comparing', 'applying']

/** {@link AafStore} on PostgreSQL. */
export function sqlAafStore(database: Database): AafStore {
  const db = database.kysely<PortalSchema>()
  return {
    open: (run) => openRun(db, run),
    keepFile: (runId, file) => keepFile(db, runId, file),
    patch: (runId, patch) => patchRun(db, runId, patch),
    pass: (runId, from, patch) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .selectFrom('aaf_run')
          .select('state')
          .where('id', '=', runId)
          .forUpdate()
          .executeTakeFirst()
        if (!row || !from.includes(row.state)) return false
        await patchRun(trx, runId, patch)
        return true
      }),
    sameUnended: (runId, fingerprint) => sameUnended(db, runId, fingerprint),
    discard: (runId) =>
      db.transaction().execute(async (trx) => {
        await clearRun(trx, runId)
        await trx.deleteFrom('aaf_run').where('id', '=', runId).execute()
      }),
    clear: (runId) => db.transaction().execute((trx) => clearRun(trx, runId)),
    progress: async (runId, progress) => {
      const values = { progress: JSON.stringify(progress), touched_at: new Date(progress.at) }
      await db.updateTable('aaf_run').set(values).where('id', '=', runId).execute()
    },
    next: async () => {
      const query = db.selectFrom('aaf_run').select('id').where('state', 'in', workingStates)
      return (await query.orderBy('id').limit(1).executeTakeFirst())?.id
    },
    toDo: (runId) => toDo(db, runId),
    inTurn: (work) => inTurn(db, work),
    runs: (viewer, limit) => selectRuns(db, viewer, { limit }),
    run: async (id, viewer) => (await selectRuns(db, viewer, { id, limit: 1 }))[0],
    problems: async (runId, { offset, limit }) => {
      const query = db.selectFrom('aaf_problem').selectAll().where('run_id', '=', runId)
      const rows = await query.orderBy('id').offset(offset).limit(limit).execute()
      return rows.map((row): AafProblem => ({ ...row, line: row.line ?? 0 }))
    },
    leftSince: async (before, states) => {
      const query = db.selectFrom('aaf_run').select('id').where('state', 'in', states)
      const rows = await query.where(sql<Date>`coalesce(touched_at, started_at)`, '<', before).execute()
      return rows.map(({ id }) => id)
    },
    academies: (prefix) => academies(db, prefix),
    departureShare: async () => {
      const row = await db.selectFrom('aaf_setting').select('departure_percent').executeTakeFirst()
      return (row?.departure_percent ?? 10) / 100
    },
    setDeparturePercent: (change) => setDeparturePercent(db, change),
    functionTable: () => functionTable(db),
  }
}

function setDeparturePercent(
  db: Db,
  { percent, seen, by, at }: Parameters<AafStore['setDeparturePercent']>[0],
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const values = { departure_percent: percent, changed_at: at, changed_by_label: by.label }
    const setting = trx.updateTable('aaf_setting').set(values).where('departure_percent', '=', seen)
    if (!(await setting.returning('departure_percent').executeTakeFirst())) return false
    const data = { percent }
    await recordAudit(trx, { action: 'aaf.setting', outcome: 'done', data, ...auditActor({ by, at }) })
    return true
  })
}

async function openRun(db: Db, { by, at, order }: Parameters<AafStore['open']>[0]): Promise<string> {
  const { id } = await db
    .insertInto('aaf_run')
    .values({
      state: 'receiving',
      started_at: at,
      touched_at: at,
      started_by: by.accountId,
      started_by_label: by.label,
      scope: JSON.stringify(by.scope),
      orders: JSON.stringify(order),
      files: '[]',
      counts: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The files are named in the run once they are all there: the files themselves go with the end of the run. */
async function sameUnended(db: Db, runId: string, fingerprint: string): Promise<string | undefined> {
  await sql`update aaf_run set fingerprint = ${fingerprint}, files = (select coalesce(jsonb_agg(f.name order by f.position), '[]')
    from aaf_run_file f where f.run_id = aaf_run.id) where id = ${runId}::bigint`.execute(db)
  const { rows } = await sql<{
    id: string
  }>`select o.id from aaf_run o join aaf_run r on r.id = ${runId}::bigint
    where o.id < r.id and o.fingerprint = r.fingerprint and o.orders = r.orders and o.started_by is not distinct from r.started_by
      and o.state in ('waiting', 'reading', 'comparing', 'to_confirm', 'applying', 'failed') order by o.id desc limit 1`.execute(
    db,
  )
  return rows[0]?.id
}

async function toDo(db: Db, runId: string): Promise<AafRunToDo | undefined> {
  const row = await db.selectFrom('aaf_run').selectAll().where('id', '=', runId).executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    state: row.state,
    by: { accountId: row.started_by, label: row.started_by_label, scope: row.scope },
    order: row.orders,
    files: await keptFiles(db, runId),
  }
}

async function academies(db: Db, prefix: string): ReturnType<AafStore['academies']> {
  const known = await db
    .selectFrom('establishment')
    .select('academy')
    .distinct()
    .where('academy', '<>', '')
    .where('aaf_key', 'is not', null)
    .execute()
  const feed = db.selectFrom('aaf_feed').select('academy').where('prefix', '=', prefix.toLowerCase())
  return {
    known: known.map(({ academy }) => academy).sort(),
    ofEmitter: (await feed.executeTakeFirst())?.academy ?? null,
  }
}

async function functionTable(db: Db): ReturnType<AafStore['functionTable']> {
  const changed = await db.selectFrom('function_profile').select(['code', 'profile']).execute()
  const lines = changed.flatMap(({ code, profile }) => {
    const known = parseSdetProfile(profile)
    return known === undefined ? [] : [[code, known] as const]
  })
  return new Map([...defaultFunctionProfiles.map(({ code, profile }) => [code, profile] as const), ...lines])
}
