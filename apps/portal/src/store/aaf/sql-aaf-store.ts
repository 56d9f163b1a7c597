import { type Database, json, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type {
  AafMerge,
  AafProblem,
  AafRun,
  AafRunRecord,
  AafStaging,
  AafStore,
} from '../../features/directory/index.ts'
import type { Actor, Scope } from '../../frame/visitor.ts'
import { auditActor } from '../audit-actor.ts'
import type { PortalSchema } from '../schema.ts'
import { leaveOut, readClaims } from './claims.ts'
import { noteTheAway, reopenTheReturned, suspendDeparted } from './close-and-reopen.ts'
import { mergePeople } from './merge-people.ts'
import {
  analyzeAfterMany,
  countOpen,
  mergeClasses,
  mergeGuardianProfiles,
  mergeLinks,
  mergeProfiles,
  mergeSchools,
} from './merge-school-life.ts'
import { proposeGuardianMerges } from './propose-guardian-merges.ts'
import { addStagingRows, analyzeStagingTables, createStagingTables, type Trx } from './staging-tables.ts'

type Db = Kysely<PortalSchema>

/** {@link AafStore} on PostgreSQL. */
export function sqlAafStore(database: Database): AafStore {
  const db = database.kysely<PortalSchema>()
  return {
    inTransaction: (work) =>
      db.transaction().execute(async (trx) => {
        await createStagingTables(trx)
        return work(stagingOn(trx))
      }),
    recordRun: (run) => recordRun(db, run),
    runs: (viewer, limit) => selectRuns(db, viewer, { limit }),
    run: async (id, viewer) => (await selectRuns(db, viewer, { id, limit: 1 }))[0],
    problems: async (runId, { offset, limit }) => {
      const query = db.selectFrom('aaf_problem').selectAll().where('run_id', '=', runId)
      const rows = await query.orderBy('id').offset(offset).limit(limit).execute()
      return rows.map((row): AafProblem => ({ ...row, line: row.line ?? 0 }))
    },
  }
}

function stagingOn(trx: Trx): AafStaging {
  return {
    lockSchool: async (uai) => {
      const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(
        hashtextextended(${`preau.portal.aaf.${uai}`}, 0)) as locked`.execute(trx)
      return rows[0]?.locked === true
    },
    knownSchool: async (uai) => {
      const row = await trx.selectFrom('establishment').select('id').where('uai', '=', uai).executeTakeFirst()
      return { uai, id: row?.id }
    },
    add: (rows) => addStagingRows(trx, rows),
    claims: async (scope) => {
      if (scope === 'all') return []
      await analyzeStagingTables(trx)
      await waitForOtherMerges(trx)
      return readClaims(trx, scope)
    },
    leaveOut: (keys) => leaveOut(trx, keys),
    merge: (at, scope) => merge(trx, at, scope),
    audit: ({ by, at, schools, counts }) =>
      recordAudit(trx, {
        action: 'aaf.imported',
        school: schools.length === 1 ? schools[0] : undefined,
        outcome: 'done',
        data: { uais: schools, ...counts },
        ...auditActor({ by, at }),
      }),
  }
}

async function merge(trx: Trx, at: Date, scope: Scope): Promise<AafMerge> {
  await analyzeStagingTables(trx)
  await waitForOtherMerges(trx)
  const kinds = await countKinds(trx)
  await mergeSchools(trx, at)
  const openBefore = await countOpen(trx)
  const people = await mergePeople(trx, kinds.academy, at)
  await analyzeAfterMany(trx, people.created, 'account')
  await noteTheAway(trx)
  await mergeProfiles(trx, at)
  await analyzeAfterMany(trx, people.created, 'account_profile')
  const classes = await mergeClasses(trx)
  const links = await mergeLinks(trx, kinds.academy, scope)
  await analyzeAfterMany(trx, people.created, 'guardian_link')
  await mergeGuardianProfiles(trx, at)
  const reopened = await reopenTheReturned(trx, at)
  const suspended = await suspendDeparted(trx, at)
  await proposeGuardianMerges(trx, at)
  const { schools, pupils, guardians, staff } = kinds
  const kept = guardians - people.contactsLeftOut
  return {
    counts: { schools, pupils, guardians: kept, staff, ...people, reopened, classes, links, suspended },
    openBefore,
  }
}

/**
 * Two schools of an academy share people: each would create the same account, or wait for the other's in the opposite
 * order. Reading and staging, the long part, are not held.
 */
async function waitForOtherMerges(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('preau.portal.aaf-merge', 0))`.execute(trx)
}

interface Kinds {
  readonly schools: number
  readonly pupils: number
  readonly guardians: number
  readonly staff: number
  readonly academy: string
}

async function countKinds(trx: Trx): Promise<Kinds> {
  const { rows } = await sql<Kinds>`select
    (select count(*)::integer from aaf_school) as schools,
    (select min(academy) from aaf_school) as academy,
    count(*) filter (where kind = 'pupil')::integer as pupils,
    count(*) filter (where kind = 'guardian')::integer as guardians,
    count(*) filter (where kind = 'staff')::integer as staff from aaf_person`.execute(trx)
  return rows[0] ?? { schools: 0, pupils: 0, guardians: 0, staff: 0, academy: '' }
}

function recordRun(db: Db, run: AafRunRecord): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('aaf_run')
      .values({
        state: run.state,
        started_at: run.startedAt,
        finished_at: run.finishedAt,
        started_by: run.by.accountId,
        started_by_label: run.by.label,
        files: JSON.stringify(run.files),
        counts: JSON.stringify(run.counts),
        refusal_code: run.refusal?.code ?? null,
        message: run.refusal?.message ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`insert into aaf_run_establishment (run_id, establishment_id)
      select ${id}::bigint, id from establishment where uai = any(${[...run.schools]})`.execute(trx)
    await sql`insert into aaf_problem (run_id, file, line, element, reason, advice, fatal)
      select ${id}::bigint, p.file, nullif(p.line, 0), p.element, p.reason, p.advice, p.fatal
      from jsonb_to_recordset(${json(run.problems)})
        as p (file text, line integer, element text, reason text, advice text, fatal boolean)`.execute(trx)
    return id
  })
}

async function selectRuns(
  db: Db,
  viewer: Actor,
  wanted: { readonly id?: string; readonly limit: number },
): Promise<readonly AafRun[]> {
  const { scope } = viewer
  const rows = await db
    .selectFrom('aaf_run as r')
    .selectAll('r')
    .select([
      sql<string[]>`(select coalesce(jsonb_agg(e.name order by e.name), '[]') from aaf_run_establishment x
        join establishment e on e.id = x.establishment_id where x.run_id = r.id)`.as('schools'),
      sql<number>`(select count(*)::integer from aaf_problem p where p.run_id = r.id)`.as('problem_count'),
    ])
    .$if(wanted.id !== undefined, (query) => query.where('r.id', '=', wanted.id ?? ''))
    .$if(scope !== 'all', (query) =>
      query.where(sql<boolean>`(r.started_by = ${viewer.accountId}::bigint or exists (select 1 from aaf_run_establishment x
        where x.run_id = r.id and x.establishment_id = any(${scope === 'all' ? [] : [...scope]}::bigint[])))`),
    )
    .orderBy('r.id', 'desc')
    .limit(wanted.limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    startedBy: row.started_by_label,
    files: row.files,
    schools: row.schools,
    counts: row.counts,
    message: row.message,
    problemCount: row.problem_count,
  }))
}
