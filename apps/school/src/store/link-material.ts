import { nameKey } from '@preau/people'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type {
  FailureEvidence,
  FailureReason,
  LikelyPerson,
  LinkMaterial,
  Unlinked,
} from '../features/identification/index.ts'
import type { Space } from '../features/bases/index.ts'
import { calledName, isPresent, personDetail, spaceExceptions } from './person-columns.ts'
import { personNameKey } from './person-name-key.ts'
import type { SchoolDatabase } from './school-database.ts'

interface Asked {
  readonly baseId: string
  /** Which failures; those to treat whose account is known are taken. */
  readonly chosen: RawBuilder<SqlBool>
  readonly most: number
  /** ISO day. */
  readonly today: string
}

/** Failures, the latest first, with everybody whom the rule led to or who has the name that the ENT sent. */
export async function readLinkMaterial(db: SchoolDatabase, asked: Asked): Promise<LinkMaterial> {
  const rows = await db
    .selectFrom('identification_failure')
    .select(['id', 'cas_user', 'space', 'reason', 'evidence', 'corrections'])
    .where(asked.chosen)
    .where('status', '=', 'open')
    .where('cas_user', 'is not', null)
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.most)
    .execute()
  const failures = rows.map(
    (row): Unlinked => ({
      id: row.id,
      casUser: row.cas_user ?? '',
      space: row.space as Space,
      reason: row.reason as FailureReason,
      evidence: row.evidence as unknown as FailureEvidence,
      corrections: row.corrections ?? {},
    }),
  )
  if (failures.length === 0) return { failures, people: [], holders: [] }
  const [people, holders] = await Promise.all([
    readLikely(db, asked, failures),
    readHolders(db, asked.baseId, failures),
  ])
  return { failures, people, holders }
}

const readHolders = (
  db: SchoolDatabase,
  baseId: string,
  failures: readonly Unlinked[],
): Promise<LinkMaterial['holders']> =>
  db
    .selectFrom('person')
    .select([sql<string>`cas_id`.as('casId'), 'category'])
    .where('base_id', '=', baseId)
    .where('cas_id', '=', sql<string>`any(${failures.map(({ casUser }) => casUser)}::text[])`)
    .execute()

/** `name_key` holds usage names: whoever has both is found by the first name, and the reader compares the birth name. */
async function readLikely(
  db: SchoolDatabase,
  { baseId, today }: Asked,
  failures: readonly Unlinked[],
): Promise<readonly LikelyPerson[]> {
  const ids = failures.flatMap(({ evidence }) => (evidence.people ?? []).map(({ id }) => id))
  const named = failures.flatMap(({ evidence: { known } }) =>
    known?.lastName !== undefined && known.firstName !== undefined
      ? [{ lastName: known.lastName, firstName: known.firstName, usageName: undefined }]
      : [],
  )
  const keys = named.map(personNameKey)
  const firstNames = named.map(({ firstName }) => nameKey(firstName))
  const rows = await db
    .selectFrom('person')
    .select(['id', 'category', 'function_code', calledName.as('called_name'), 'last_name', 'first_name'])
    .select(['birth_date', 'postcode', 'cas_id', 'access', personDetail.as('detail')])
    .select([isPresent(today).as('present'), spaceExceptions.as('exceptions')])
    .where('base_id', '=', baseId)
    .where(
      sql<SqlBool>`(id = any(${ids}::bigint[]) or name_key = any(${keys}::text[])
        or (usage_name is not null and split_part(name_key, '  ', 2) = any(${firstNames}::text[])))`,
    )
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    functionCode: row.function_code ?? undefined,
    exceptions: new Map(Object.entries(row.exceptions ?? {})) as LikelyPerson['exceptions'],
    lastName: row.called_name,
    birthName: row.last_name,
    firstName: row.first_name,
    birthDate: row.birth_date ?? undefined,
    postcode: row.postcode ?? undefined,
    detail: row.detail ?? undefined,
    casId: row.cas_id ?? undefined,
    present: row.present,
    access: row.access,
  }))
}
