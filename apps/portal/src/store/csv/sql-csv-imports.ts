import { listName } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { CsvDraft, CsvImports, CsvOutcome, CsvPerson } from '../../features/csv-import/index.ts'
import { covers } from '../../frame/visitor.ts'
import { auditActor } from '../audit-actor.ts'
import type { PortalSchema } from '../schema.ts'
import { applyCsvPeople } from './apply-csv-people.ts'
import { stageCsvPeople } from './stage-csv-people.ts'

type Db = Kysely<PortalSchema>
type Trx = Transaction<PortalSchema>
type Order = Parameters<CsvImports['apply']>[0]

/** {@link CsvImports} on PostgreSQL. */
export function sqlCsvImports(database: Database): CsvImports {
  const db = database.kysely<PortalSchema>()
  return {
    open: async ({ schoolId, fileName, encoding, content, settings, by, at }) => {
      const { id } = await db
        .insertInto('csv_import')
        .values({
          establishment_id: schoolId,
          started_by: by.accountId,
          started_by_label: by.label,
          started_at: at,
          file_name: fileName,
          encoding,
          content: Buffer.from(content),
          settings: JSON.stringify(settings),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
    draft: (id, by) => readDraft(db, id, by),
    remembered: async (schoolId, headerKey) => {
      const query = db.selectFrom('csv_mapping').select('settings').where('establishment_id', '=', schoolId)
      return (await query.where('header_key', '=', headerKey).executeTakeFirst())?.settings
    },
    choose: (id, headerKey, settings) =>
      db.transaction().execute(async (trx) => {
        const chosen = JSON.stringify(settings)
        await trx.updateTable('csv_import').set({ settings: chosen }).where('id', '=', id).execute()
        await sql`insert into csv_mapping (establishment_id, header_key, settings)
          select establishment_id, ${headerKey}, ${chosen}::jsonb from csv_import where id = ${id}::bigint
          on conflict (establishment_id, header_key) do update set settings = excluded.settings`.execute(trx)
      }),
    recode: async (id, encoding, settings) => {
      const values = { encoding, settings: JSON.stringify(settings) }
      await db.updateTable('csv_import').set(values).where('id', '=', id).execute()
    },
    purgeDrafts: async (before) => {
      const old = db.deleteFrom('csv_import').where('applied_at', 'is', null).where('started_at', '<', before)
      return Number((await old.executeTakeFirst()).numDeletedRows)
    },
    apply: (order) => apply(db, order),
  }
}

async function readDraft(db: Db, id: string, by: Order['by']): Promise<CsvDraft | undefined> {
  const row = await db
    .selectFrom('csv_import as c')
    .innerJoin('establishment as e', 'e.id', 'c.establishment_id')
    .selectAll('c')
    .select(['e.name', 'e.uai'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row || !covers(by.scope, row.establishment_id)) return undefined
  return {
    id: row.id,
    schoolId: row.establishment_id,
    school: row.name,
    uai: row.uai,
    fileName: row.file_name,
    encoding: row.encoding,
    content: row.content ?? undefined,
    settings: row.settings,
    startedAt: row.started_at,
    startedBy: row.started_by_label,
    counts: row.counts,
  }
}

/** Undoes a simulation. */
class Simulated extends Error {}

async function apply(db: Db, order: Order): Promise<readonly CsvOutcome[] | 'applied'> {
  let outcomes: readonly CsvOutcome[] | 'applied' = []
  try {
    await db.transaction().execute(async (trx) => {
      outcomes = await applyIn(trx, order)
      if (order.simulate) throw new Simulated()
    })
  } catch (error) {
    if (!(error instanceof Simulated)) throw error
  }
  return outcomes
}

async function applyIn(trx: Trx, order: Order): Promise<readonly CsvOutcome[] | 'applied'> {
  const { draft, by, at } = order
  const row = trx.selectFrom('csv_import').select('applied_at').where('id', '=', draft.id).forUpdate()
  if ((await row.executeTakeFirst())?.applied_at !== null) return 'applied'
  await stageCsvPeople(trx, order.people)
  const links = await applyCsvPeople(trx, { schoolId: draft.schoolId, at })
  const outcomes = await readOutcomes(trx, order.people)
  const count = (wanted: CsvOutcome['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === wanted).length
  const told = { created: count('created'), completed: count('completed'), unchanged: count('unchanged') }
  const leftOut = outcomes.length - told.created - told.completed - told.unchanged
  const counts = { ...told, links, faults: order.faults + leftOut }
  const end = { applied_at: at, content: null, counts: JSON.stringify(counts) }
  await trx.updateTable('csv_import').set(end).where('id', '=', draft.id).execute()
  const entry = { action: 'csv.imported', school: draft.uai, outcome: 'done' as const, data: { ...counts } }
  await recordAudit(trx, { ...entry, ...auditActor({ by, at }) })
  return outcomes
}

async function readOutcomes(trx: Trx, people: readonly CsvPerson[]): Promise<readonly CsvOutcome[]> {
  const { rows } = await sql<Pick<CsvOutcome, 'line' | 'outcome' | 'login'>>`
    select p.line, p.outcome, a.login from csv_person p left join account a on a.id = p.account_id order by p.line`.execute(
    trx,
  )
  const named = new Map(
    people.map(({ line, lastName, firstName }) => [line, listName({ lastName, firstName })]),
  )
  return rows.map((row) => ({ ...row, name: named.get(row.line) ?? '' }))
}
