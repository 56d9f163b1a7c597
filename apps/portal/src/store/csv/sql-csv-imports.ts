import { listName, loginNameOf } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { CsvDraft, CsvImports, CsvOutcome, CsvPerson } from '../features/csv-import/index.ts'
import { searchKey } from '../frame/search-key.ts'
import { covers } from '../frame/visitor.ts'
import { auditActor } from './audit-actor.ts'
import { openAccountNames } from './open-account-names.ts'
import { withAccountRoom } from './quota-room.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>
type Trx = Transaction<PortalSchema>
type Order = Parameters<CsvImports['apply']>[0]

/** {@link CsvImports} on PostgreSQL. */
export function sqlCsvImports(database: Database): CsvImports {
  const db = database.kysely<PortalSchema>()
  return {
    open: async ({ schoolId, fileName, encoding, text, settings, by, at }) => {
      // A file that nobody applied is personal data that nobody needs.
      await sql`delete from csv_import where applied_at is null and started_at < ${at}::timestamptz - interval '7 days'`.execute(
        db,
      )
      const { id } = await db
        .insertInto('csv_import')
        .values({
          establishment_id: schoolId,
          started_by: by.accountId,
          started_by_label: by.label,
          started_at: at,
          file_name: fileName,
          encoding,
          content: Buffer.from(text),
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
    text: row.content?.toString(),
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
  await stagePeople(trx, order)
  await withAccountRoom(trx, [draft.schoolId], async () => {
    await createMissing(trx, order)
    await addProfiles(trx, order)
  })
  await addClasses(trx, order)
  const outcomes = await readOutcomes(trx, order.people)
  const count = (wanted: CsvOutcome['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === wanted).length
  const counts = {
    created: count('created'),
    completed: count('completed'),
    unchanged: count('unchanged'),
    faults: order.faults + count('ambiguous'),
  }
  const end = { applied_at: at, content: null, counts: JSON.stringify(counts) }
  await trx.updateTable('csv_import').set(end).where('id', '=', draft.id).execute()
  const entry = { action: 'csv.imported', school: draft.uai, outcome: 'done' as const, data: { ...counts } }
  await recordAudit(trx, { ...entry, ...auditActor({ by, at }) })
  return outcomes
}

/**
 * Finds who is known: somebody of the school by name and birth date or e-mail address. A name alone, when the school has one
 * person of that name and nothing contradicts, is that person; two, or a contradiction, is not told.
 */
async function stagePeople(trx: Trx, { draft, people }: Order): Promise<void> {
  const rows = people.map((one) => ({ ...one, key: searchKey(one) }))
  await sql`create temp table csv_person on commit drop as
    select p.*, null::bigint as account_id, 'unchanged'::text as outcome
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (line integer, key text, "lastName" text, "firstName" text,
      "birthDate" date, profile text, class text, email text, civility text, company text)`.execute(trx)
  await sql`create temp table csv_match on commit drop as
    select p.line, a.id, (a.birth_date = p."birthDate" or lower(a.email) = lower(p.email)) is true as proven
    from csv_person p join account a on a.name_key = p.key and a.status <> 'left'
      and (a.birth_date is null or p."birthDate" is null or a.birth_date = p."birthDate")
    where exists (select 1 from account_profile x where x.account_id = a.id and x.establishment_id = ${draft.schoolId}::bigint)`.execute(
    trx,
  )
  await sql`update csv_person p set account_id = m.id from (
      select line, min(id) as id from csv_match m where proven or not exists (select 1 from csv_match o where o.line = m.line and o.proven)
      group by line having count(*) = 1) m where m.line = p.line`.execute(trx)
  await sql`update csv_person p set outcome = 'ambiguous' where account_id is null and line in (select line from csv_match)`.execute(
    trx,
  )
}

async function createMissing(trx: Trx, { at }: Order): Promise<void> {
  const { rows } = await sql<{
    line: number
    lastName: string
    firstName: string
  }>`select line, "lastName", "firstName" from csv_person where account_id is null and outcome <> 'ambiguous' order by line`.execute(
    trx,
  )
  if (rows.length === 0) return
  const names = await openAccountNames(
    trx,
    rows.map(({ firstName, lastName }) => loginNameOf(firstName, lastName)),
  )
  const drawn = rows.map(({ line }, index) => ({ line, ...names[index] }))
  await sql`with drawn as (select * from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as n (line integer, ent_id text, login text)),
    opened as (insert into account (ent_id, login, status, status_changed_at, origin, civility, last_name, first_name, name_key,
        birth_date, email, company, created_at, updated_at)
      select n.ent_id, n.login, 'to_activate', ${at}, 'manual', p.civility, p."lastName", p."firstName", p.key, p."birthDate",
        p.email, p.company, ${at}, ${at} from drawn n join csv_person p on p.line = n.line returning id, login)
    update csv_person p set account_id = o.id, outcome = 'created' from drawn n join opened o on o.login = n.login
    where p.line = n.line`.execute(trx)
}

async function addProfiles(trx: Trx, { draft, at }: Order): Promise<void> {
  await sql`with given as (insert into account_profile (account_id, establishment_id, profile, origin, started_at)
      select distinct account_id, ${draft.schoolId}::bigint, profile, 'manual', ${at}::timestamptz from csv_person p
      where account_id is not null and not exists (select 1 from account_profile x where x.account_id = p.account_id
        and x.establishment_id = ${draft.schoolId}::bigint and x.profile = p.profile and x.ended_at is null)
      on conflict (account_id, establishment_id, profile, function_code, discipline_code) do update set ended_at = null
      returning account_id)
    update csv_person p set outcome = 'completed' from given g where g.account_id = p.account_id and p.outcome = 'unchanged'`.execute(
    trx,
  )
}

/** Classes come from AAF: the file puts people in those that exist, and makes those that a school without AAF needs. */
async function addClasses(trx: Trx, { draft }: Order): Promise<void> {
  await sql`insert into school_class (establishment_id, kind, code, label)
    select distinct ${draft.schoolId}::bigint, 'class', class, class from csv_person where class is not null and account_id is not null
    on conflict do nothing`.execute(trx)
  await sql`with seated as (insert into account_class (account_id, class_id, role)
      select distinct p.account_id, c.id, case when p.profile = 'National_ELV' then 'pupil' else 'teacher' end
      from csv_person p join school_class c on c.establishment_id = ${draft.schoolId}::bigint and c.kind = 'class' and c.code = p.class
      where p.account_id is not null and not exists (select 1 from account_class x where x.account_id = p.account_id and x.class_id = c.id)
      returning account_id)
    update csv_person p set outcome = 'completed' from seated g where g.account_id = p.account_id and p.outcome = 'unchanged'`.execute(
    trx,
  )
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
