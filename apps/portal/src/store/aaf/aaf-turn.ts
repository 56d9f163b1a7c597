import type { AafTypedRecord } from '@preau/exchange'
import { recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type {
  AafFileStaging,
  AafImage,
  AafKnownSchool,
  AafMerging,
  AafTurn,
} from '../../features/aaf-import/index.ts'
import { auditActor } from '../audit-actor.ts'
import type { PortalSchema } from '../schema.ts'
import { leaveOut, readClaims } from './claims.ts'
import { mergeDelivery } from './merge-delivery.ts'
import { addProblems, patchRun } from './run-rows.ts'
import {
  addStagingRows,
  analyzeStagingTables,
  createStagingTables,
  dropStaging,
  forgetStaged,
  isStaged,
  type Trx,
  useStaging,
} from './staging-tables.ts'

type Db = Kysely<PortalSchema>

/**
 * One process at a time works on a run, whatever the node or the command: the lock belongs to the connection and goes with
 * it, so that a process that was killed leaves its turn at once.
 */
export async function inTurn<Result>(
  db: Db,
  work: (turn: AafTurn) => Promise<Result>,
): Promise<{ readonly result: Result } | undefined> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{
      locked: boolean
    }>`select pg_try_advisory_lock(hashtextextended('preau.portal.aaf-turn', 0)) as locked`.execute(
      connection,
    )
    if (rows[0]?.locked !== true) return undefined
    try {
      return { result: await work(turnOn(connection)) }
    } finally {
      // On a connection that was lost, the lock is lost too.
      await sql`select pg_advisory_unlock(hashtextextended('preau.portal.aaf-turn', 0))`
        .execute(connection)
        .catch(() => undefined)
    }
  })
}

function turnOn(connection: Db): AafTurn {
  let run = ''
  const staged = <Result>(work: (trx: Trx) => Promise<Result>): Promise<Result> =>
    connection.transaction().execute(async (trx) => {
      await useStaging(trx, run)
      return work(trx)
    })
  return {
    prepare: (runId) => {
      run = runId
      return connection.transaction().execute((trx) => prepare(trx, runId))
    },
    problems: (problems) => connection.transaction().execute((trx) => addProblems(trx, run, problems)),
    stagedIds: () => staged(readStagedIds),
    stagedSchools: () =>
      staged(async (trx) => {
        const { rows } = await sql<{
          uai: string
          academy: string
        }>`select uai, academy from aaf_school where described order by uai`.execute(trx)
        return rows
      }),
    stageFile: (position, at, work) =>
      staged(async (trx) => {
        await work(stagingOn(trx, run))
        await trx
          .updateTable('aaf_run_file')
          .set({ read_at: at })
          .where('run_id', '=', run)
          .where('position', '=', position)
          .execute()
      }),
    inTransaction: (work) => staged((trx) => work(mergingOn(trx, run))),
  }
}

/** Forgets what a run needs while it lasts. */
export async function clearRun(trx: Trx, runId: string): Promise<void> {
  await dropStaging(trx, runId)
  await trx.deleteFrom('aaf_run_piece').where('run_id', '=', runId).execute()
  await trx.deleteFrom('aaf_run_file').where('run_id', '=', runId).execute()
}

async function prepare(trx: Trx, runId: string): Promise<{ resumed: boolean }> {
  if (await isStaged(trx, runId)) return { resumed: true }
  await dropStaging(trx, runId)
  await createStagingTables(trx, runId)
  await trx
    .updateTable('aaf_run_file')
    .set({ read_at: null })
    .where('run_id', '=', runId)
    .where('read_at', 'is not', null)
    .execute()
  await trx.deleteFrom('aaf_problem').where('run_id', '=', runId).execute()
  return { resumed: false }
}

async function readStagedIds(trx: Trx): Promise<ReadonlyMap<AafTypedRecord['kind'], readonly string[]>> {
  const { rows } = await sql<{ kind: AafTypedRecord['kind']; ids: string[] }>`
    select kind, jsonb_agg(substr(key, length(kind) + 2)) as ids from aaf_person group by kind
    union all select 'school', jsonb_agg(key) from aaf_school where described having count(*) > 0
    union all select 'subject', jsonb_agg(code) from aaf_subject having count(*) > 0`.execute(trx)
  return new Map(rows.map(({ kind, ids }) => [kind, ids]))
}

function stagingOn(trx: Trx, runId: string): AafFileStaging {
  return {
    knownSchool: async (uai): Promise<AafKnownSchool> => {
      const row = await trx
        .selectFrom('establishment')
        .select(['id', 'academy', 'aaf_delivered_on'])
        .where('uai', '=', uai)
        .executeTakeFirst()
      return { id: row?.id, academy: row?.academy ?? '', deliveredOn: row?.aaf_delivered_on ?? null }
    },
    add: (rows) => addStagingRows(trx, rows),
    forget: (keys) => forgetStaged(trx, keys),
    images: (academy, keys) => readImages(trx, academy, keys),
    problems: (problems) => addProblems(trx, runId, problems),
  }
}

/** Keys of people are `kind:id`; `school:id` asks for a school. What is staged is more recent than what is known. */
async function readImages(
  trx: Trx,
  academy: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, AafImage>> {
  if (keys.length === 0) return new Map()
  const wanted = sql`(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`
  const { rows } = await sql<{ key: string; attributes: AafImage }>`
    select a.aaf_key as key, r.attributes from account a join aaf_record r on r.account_id = a.id
      where a.aaf_academy = ${academy} and a.aaf_key in ${wanted} and not exists (select 1 from aaf_gone g where g.key = a.aaf_key)
    union all select 'school:' || e.aaf_key, e.aaf_attributes from establishment e
      where e.academy = ${academy} and 'school:' || e.aaf_key in ${wanted} and e.aaf_attributes is not null
    union all select key, attributes from aaf_person where key in ${wanted}
    union all select 'school:' || key, attributes from aaf_school where 'school:' || key in ${wanted}`.execute(
    trx,
  )
  return new Map(rows.map(({ key, attributes }) => [key, attributes]))
}

function mergingOn(trx: Trx, runId: string): AafMerging {
  return {
    claims: async (scope) => {
      if (scope === 'all') return []
      await analyzeStagingTables(trx)
      return readClaims(trx, scope)
    },
    leaveOut: (keys) => leaveOut(trx, keys),
    problems: (problems) => addProblems(trx, runId, problems),
    latestBefore: async (mode, academy) => {
      const schools =
        mode === 'complete'
          ? sql`(select e.id from establishment e join aaf_school s on s.uai = e.uai where s.described)`
          : sql`(select p.establishment_id from account_profile p join account a on a.id = p.account_id
              where a.aaf_academy = ${academy} and a.aaf_key in (select key from aaf_person union select key from aaf_gone))`
      const { rows } = await sql<{ day: string | null }>`
        select max(aaf_delivered_on) as day from establishment where id in ${schools}`.execute(trx)
      return rows[0]?.day ?? null
    },
    merge: (order) => mergeDelivery(trx, order),
    schools: async () => {
      const { rows } = await sql<{
        uai: string
      }>`select uai from aaf_school where described order by uai`.execute(trx)
      return rows.map(({ uai }) => uai)
    },
    finish: async ({ by, at, schools, counts, preview }) => {
      await patchRun(trx, runId, { state: 'done', finishedAt: at, counts, preview, schools })
      await recordAudit(trx, {
        action: 'aaf.imported',
        school: schools.length === 1 ? schools[0] : undefined,
        outcome: 'done',
        data: { run: runId, uais: schools, ...counts },
        ...auditActor({ by, at }),
      })
    },
  }
}
