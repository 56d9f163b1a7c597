import type { PersonCategory } from '@preau/people'
import { isUniqueViolation, recordAudit } from '@preau/platform'
import type { CasIdChange, PeopleStore } from '../features/people/index.ts'
import { addPeople } from './add-people.ts'
import { closeEntSessions } from './close-sessions.ts'
import { listPeople, rowColumns, toRow } from './people-list.ts'
import { isPresent } from './person-columns.ts'
import { readPersonSheet } from './person-sheet.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link PeopleStore} on PostgreSQL. */
export function createPeopleStore(db: SchoolDatabase): PeopleStore {
  return {
    list: (baseId, query) => listPeople(db, baseId, query),
    recordExport: (audit) => recordAudit(db, audit),
    classes: (baseId) =>
      db
        .selectFrom('school_class')
        .select(['id', 'code'])
        .where('base_id', '=', baseId)
        .where('kind', '=', 'class')
        .orderBy('code')
        .execute(),
    tableColumns: async (operatorId, category) => {
      const kept = db.selectFrom('people_table_choice').select('columns')
      const row = await kept
        .where('operator_id', '=', operatorId)
        .where('category', '=', category)
        .executeTakeFirst()
      return row?.columns
    },
    chooseColumns: (operatorId, category, columns) => chooseColumns(db, operatorId, { category, columns }),
    counts: async (baseId, today) => {
      const rows = await db
        .selectFrom('person')
        .select((eb) => ['category', eb.fn.countAll<string>().as('count')])
        .where('base_id', '=', baseId)
        .where(isPresent(today))
        .groupBy('category')
        .execute()
      return new Map<PersonCategory, number>(rows.map((row) => [row.category, Number(row.count)]))
    },
    sheet: (baseId, personId) => readPersonSheet(db, baseId, personId),
    setCasId: (order) => setCasIdOnce(db, order),
    add: (order) =>
      db.transaction().execute(async (trx) => {
        const ids = await addPeople(trx, order)
        await recordAudit(trx, order.audit(ids))
        return ids
      }),
    setCredential: (order) => setCredential(db, order),
  }
}

async function setCredential(
  db: SchoolDatabase,
  order: Parameters<PeopleStore['setCredential']>[0],
): Promise<'done' | 'taken'> {
  return db.transaction().execute(async (trx) => {
    const credential = {
      login: order.login,
      password_hash: order.passwordHash,
      one_time_until: order.oneTimeUntil ?? null,
      updated_at: order.at,
    }
    const taken = await trx
      .selectFrom('person_credential')
      .select('person_id')
      .where('base_id', '=', order.baseId)
      .where('login', '=', order.login)
      .where('person_id', '<>', order.personId)
      .executeTakeFirst()
    if (taken) return 'taken'
    await trx
      .insertInto('person_credential')
      .values({ person_id: order.personId, base_id: order.baseId, ...credential })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(credential))
      .execute()
    await recordAudit(trx, order.audit)
    return 'done'
  })
}

async function chooseColumns(
  db: SchoolDatabase,
  operatorId: string,
  {
    category,
    columns,
  }: { readonly category: PersonCategory; readonly columns: readonly string[] | undefined },
): Promise<void> {
  if (columns === undefined) {
    const kept = db.deleteFrom('people_table_choice').where('operator_id', '=', operatorId)
    await kept.where('category', '=', category).execute()
    return
  }
  const choice = { columns: [...columns] }
  await db
    .insertInto('people_table_choice')
    .values({ operator_id: operatorId, category, ...choice })
    .onConflict((conflict) => conflict.columns(['operator_id', 'category']).doUpdateSet(choice))
    .execute()
}

/** Two operators may write the same identifier at the same instant: the second finds the first one's. */
async function setCasIdOnce(db: SchoolDatabase, order: CasIdChange): ReturnType<PeopleStore['setCasId']> {
  const write = () => db.transaction().execute((trx) => setCasId(trx, order))
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) return write()
    throw error
  }
}

async function setCasId(trx: SchoolTransaction, order: CasIdChange): ReturnType<PeopleStore['setCasId']> {
  const now = await casIdNow(trx, order)
  if (now === order.casId) return 'done'
  if (!order.seen(now)) return { now }
  const holder = order.casId === undefined ? undefined : await holderOf(trx, order, order.casId)
  if (holder) return { held: toRow(holder) }
  await trx
    .updateTable('person')
    .set({
      cas_id: order.casId ?? null,
      cas_id_since: order.casId === undefined ? null : order.at,
      updated_at: order.at,
    })
    .where('base_id', '=', order.baseId)
    .where('id', '=', order.personId)
    .execute()
  // Whoever came with the identifier that was there may be somebody else: that session must not go on.
  await closeEntSessions(trx, order.personId)
  await recordAudit(trx, order.audit)
  return 'done'
}

/** Locks the sheet. */
async function casIdNow(
  trx: SchoolTransaction,
  { baseId, personId }: Pick<CasIdChange, 'baseId' | 'personId'>,
): Promise<string | undefined> {
  const sheet = trx.selectFrom('person').select('cas_id').where('base_id', '=', baseId)
  const row = await sheet.where('id', '=', personId).forUpdate().executeTakeFirst()
  return row?.cas_id ?? undefined
}

/** Somebody else of the same category who already has this CAS identifier. */
const holderOf = (trx: SchoolTransaction, order: CasIdChange, casId: string) =>
  trx
    .selectFrom('person')
    .select(rowColumns)
    .where('person.base_id', '=', order.baseId)
    .where('person.cas_id', '=', casId)
    .where('person.id', '<>', order.personId)
    .where('person.category', '=', (eb) =>
      eb.selectFrom('person as self').select('self.category').where('self.id', '=', order.personId),
    )
    .executeTakeFirst()
