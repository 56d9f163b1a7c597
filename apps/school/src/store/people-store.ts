import { nameKey, type PersonCategory } from '@preau/people'
import { isUniqueViolation, recordAudit } from '@preau/platform'
import { type Selectable, sql } from 'kysely'
import type { CasIdChange, PeopleQuery, PeopleStore, PersonRow } from '../features/people/index.ts'
import { addPeople } from './add-people.ts'
import { closeEntSessions } from './close-sessions.ts'
import { calledName, isPresent, personDetail } from './person-columns.ts'
import { readPersonSheet } from './person-sheet.ts'
import type { SchoolSchema } from './schema.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link PeopleStore} on PostgreSQL. */
export function createPeopleStore(db: SchoolDatabase): PeopleStore {
  return {
    list: (baseId, query) => list(db, baseId, query),
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
    setCredential: (order) =>
      db.transaction().execute(async (trx) => {
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
      }),
  }
}

const rowColumns = [
  'person.id',
  'person.category',
  'person.civility',
  calledName.as('called_name'),
  'person.first_name',
  'person.birth_date',
  personDetail.as('detail'),
  'person.pronote_id',
  'person.cas_id',
] as const

interface RowColumns
  extends Pick<
    Selectable<SchoolSchema['person']>,
    'id' | 'category' | 'civility' | 'first_name' | 'birth_date' | 'pronote_id' | 'cas_id'
  > {
  readonly called_name: string
  readonly detail: string | null
}

const toRow = (row: RowColumns): PersonRow => ({
  id: row.id,
  category: row.category,
  civility: row.civility ?? undefined,
  lastName: row.called_name,
  firstName: row.first_name,
  birthDate: row.birth_date ?? undefined,
  detail: row.detail ?? undefined,
  pronoteId: row.pronote_id,
  casId: row.cas_id ?? undefined,
})

async function list(
  db: SchoolDatabase,
  baseId: string,
  query: PeopleQuery,
): Promise<{ readonly rows: readonly PersonRow[]; readonly total: number }> {
  const found = matching(db, baseId, query)
  const counted = await found.select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const direction = sql.raw(query.sort.direction === 'asc' ? 'asc nulls last' : 'desc nulls last')
  const rows = await found
    .select(rowColumns)
    .orderBy(sql`${sortExpressions[query.sort.key]} ${direction}`)
    .orderBy('person.name_key')
    .orderBy('person.id')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
  return { rows: rows.map(toRow), total: Number(counted.total) }
}

const sortExpressions = {
  name: sql`person.name_key`,
  birthDate: sql`person.birth_date`,
  detail: personDetail,
  pronoteId: sql`person.pronote_id`,
  casId: sql`person.cas_id`,
}

function matching(db: SchoolDatabase, baseId: string, query: PeopleQuery) {
  const words = nameKey(query.search)
    .split(' ')
    .filter((word) => word !== '')
  const exact = query.search.trim()
  const present = isPresent(query.today)
  return db
    .selectFrom('person')
    .where('person.base_id', '=', baseId)
    .where('person.category', '=', query.category)
    .where(query.who === 'present' ? present : sql<boolean>`not ${present}`)
    .$if(exact !== '', (found) =>
      found.where((eb) =>
        eb.or([
          eb.and(
            words
              .map((word) => eb('person.name_key', 'like', `%${word}%`))
              .concat(words.length === 0 ? [eb.lit(false)] : []),
          ),
          eb('person.pronote_id', '=', exact.toUpperCase()),
          eb('person.cas_id', '=', exact),
        ]),
      ),
    )
}

/** Two operators may write the same identifier at the same instant: the second finds the first one's. */
async function setCasIdOnce(
  db: SchoolDatabase,
  order: CasIdChange,
): Promise<'done' | { readonly held: PersonRow }> {
  const write = () => db.transaction().execute((trx) => setCasId(trx, order))
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) return write()
    throw error
  }
}

async function setCasId(
  trx: SchoolTransaction,
  order: CasIdChange,
): Promise<'done' | { readonly held: PersonRow }> {
  const holder = order.casId === undefined ? undefined : await holderOf(trx, order, order.casId)
  if (holder) return { held: toRow(holder) }
  const changed = await trx
    .updateTable('person')
    .set({
      cas_id: order.casId ?? null,
      cas_id_since: order.casId === undefined ? null : order.at,
      updated_at: order.at,
    })
    .where('base_id', '=', order.baseId)
    .where('id', '=', order.personId)
    .where('cas_id', 'is distinct from', order.casId ?? null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) return 'done'
  // Whoever came with the identifier that was there may be somebody else: that session must not go on.
  await closeEntSessions(trx, order.personId)
  await recordAudit(trx, order.audit)
  return 'done'
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
