import { isUniqueViolation, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { ProfileCategory, ProfileSpace, ProfileStore } from '../features/authorisation-profiles/index.ts'
import { holdIdle, idleMinutesOf } from './idle-minutes.ts'
import { isPresentIn } from './person-columns.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link ProfileStore} on PostgreSQL. */
export function createProfileStore(db: SchoolDatabase, byKey = db): ProfileStore {
  return {
    list: (baseId, category) => list(db, baseId, category),
    withoutProfile: async (baseId, category, today) => {
      const { count } = await db
        .selectFrom('person')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('base_id', '=', baseId)
        .where('category', '=', category)
        .where('profile_id', 'is', null)
        .where(isPresentIn(category, today))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    save: async (order) => {
      try {
        return await db.transaction().execute((trx) => save(trx, order))
      } catch (error) {
        if (isUniqueViolation(error)) return 'name-taken'
        throw error
      }
    },
    remove: (baseId, id, audit) =>
      db.transaction().execute(async (trx) => {
        const profile = trx.selectFrom('authorisation_profile').select('id').where('id', '=', id)
        if (!(await profile.where('base_id', '=', baseId).forUpdate().executeTakeFirst())) return 'gone'
        const holder = trx.selectFrom('person').select('id').where('profile_id', '=', id).limit(1)
        if (await holder.executeTakeFirst()) return 'used'
        await trx.deleteFrom('authorisation_profile').where('id', '=', id).execute()
        await recordAudit(trx, audit)
        return 'done'
      }),
    idleMinutes: async (personId, via) => {
      const minutes = idleMinutesOf(sql`${personId}::bigint`, sql`${via}`)
      const { rows } = await sql<{ minutes: number }>`select ${minutes} as minutes`.execute(byKey)
      return rows[0]?.minutes ?? 60
    },
  }
}

async function list(db: SchoolDatabase, baseId: string, category: ProfileCategory) {
  const rows = await db
    .selectFrom('authorisation_profile as profile')
    .selectAll('profile')
    .select(sql<string>`(select count(*) from person where person.profile_id = profile.id)`.as('people'))
    .where('base_id', '=', baseId)
    .where('category', '=', category)
    .orderBy(sql`lower(name)`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    name: row.name,
    spaces: row.spaces,
    idleMinutes: row.idle_minutes ?? undefined,
    version: row.version,
    people: Number(row.people),
  }))
}

async function save(
  trx: SchoolTransaction,
  order: Parameters<ProfileStore['save']>[0],
): Promise<'done' | 'stale'> {
  const { baseId, category, seen, settings } = order
  const values = {
    name: settings.name,
    spaces: [...settings.spaces],
    idle_minutes: settings.idleMinutes ?? null,
  }
  if (seen === undefined) {
    await trx
      .insertInto('authorisation_profile')
      .values({ base_id: baseId, category, ...values })
      .execute()
  } else {
    const changed = await trx
      .updateTable('authorisation_profile')
      .set({ ...values, version: seen.version + 1 })
      .where('id', '=', seen.id)
      .where('base_id', '=', baseId)
      .where('version', '=', seen.version)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return 'stale'
    await holdIdle(trx, sql`select id from person where profile_id = ${seen.id}`)
  }
  await recordAudit(trx, order.audit)
  return 'done'
}

/** What a base starts with, each with the usual hour; bases of before have had them from a migration. */
const defaultProfiles: readonly (readonly [
  ProfileCategory,
  name: string,
  spaces: readonly ProfileSpace[],
])[] = [
  ['teacher', 'Professeur', ['professeurs']],
  ['staff', 'Direction', ['direction', 'vie-scolaire']],
  ['staff', 'Vie scolaire', ['vie-scolaire']],
  ['staff', 'Accompagnant', ['accompagnant']],
]

/** The profiles that a new base starts with. */
export async function insertDefaultProfiles(trx: SchoolTransaction, baseId: string): Promise<void> {
  const rows = defaultProfiles.map(([category, name, spaces]) => ({
    base_id: baseId,
    category,
    name,
    spaces: [...spaces],
    idle_minutes: 60,
  }))
  await trx.insertInto('authorisation_profile').values(rows).execute()
}
