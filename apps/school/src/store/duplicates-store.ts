import type { PersonCategory } from '@preau/people'
import { recordAudit } from '@preau/platform'
import type { SchoolPerson } from '@preau/reconciliation'
import { sql } from 'kysely'
import type { DuplicatesStore, PastMerge, RecordOfPerson } from '../features/duplicates/index.ts'
import { mergePeople } from './merge-people.ts'
import { personDetail } from './person-columns.ts'
import type { SchoolDatabase } from './school-database.ts'
import { undoMerge } from './undo-merge.ts'

/** {@link DuplicatesStore} on PostgreSQL. */
export function createDuplicatesStore(db: SchoolDatabase): DuplicatesStore {
  return {
    comparable: (baseId, category) => readComparable(db, baseId, category),
    notTwice: async (baseId) => {
      const rows = await db
        .selectFrom('not_twice')
        .innerJoin('person', 'person.id', 'not_twice.left_id')
        .select(['left_id', 'right_id'])
        .where('person.base_id', '=', baseId)
        .execute()
      return new Set(rows.map(({ left_id, right_id }) => `${left_id}:${right_id}`))
    },
    records: (baseId, ids) => readRecords(db, baseId, ids),
    merge: (order) => mergePeople(db, order),
    merges: (baseId) => readMerges(db, baseId),
    undo: (order) => undoMerge(db, order),
    keepApart: (order) => keepApart(db, order),
  }
}

const words: Readonly<Record<PersonCategory, SchoolPerson['categorie']>> = {
  teacher: 'enseignant',
  pupil: 'eleve',
  guardian: 'responsable',
  staff: 'personnel',
  workTutor: 'maitre_stage',
  inspector: 'inspecteur',
}

async function readComparable(
  db: SchoolDatabase,
  baseId: string,
  category: PersonCategory,
): Promise<readonly SchoolPerson[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'civility', 'last_name', 'usage_name', 'first_name', 'birth_date', 'postcode', 'ine'])
    .select(
      sql<string[] | null>`(
        select array_agg(l.pupil_id::text) from guardian_link l where l.guardian_id = person.id)`.as(
        'children',
      ),
    )
    .where('base_id', '=', baseId)
    .where('category', '=', category)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    identifiantPronote: row.id,
    uai: '',
    categorie: words[category],
    civilite: row.civility ?? undefined,
    // Files and hands write either name: « ép. » lets both be found.
    nom: row.usage_name === null ? row.last_name : `${row.last_name} ép. ${row.usage_name}`,
    prenom: row.first_name,
    dateNaissance: row.birth_date ?? undefined,
    codePostal: row.postcode ?? undefined,
    numeroNational: row.ine ?? undefined,
    eleves: row.children ?? undefined,
  }))
}

async function readRecords(
  db: SchoolDatabase,
  baseId: string,
  ids: readonly string[],
): Promise<readonly RecordOfPerson[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('person')
    .leftJoin('person_credential as credential', 'credential.person_id', 'person.id')
    .selectAll('person')
    .select([
      'credential.login',
      personDetail.as('detail'),
      sql<RecordOfPerson['children'] | null>`(
        select jsonb_agg(jsonb_build_object('id', p.id::text, 'name', concat_ws(' ', p.first_name, coalesce(p.usage_name, p.last_name)))
          order by p.name_key)
        from guardian_link l join person p on p.id = l.pupil_id where l.guardian_id = person.id)`.as(
        'children',
      ),
    ])
    .where('person.base_id', '=', baseId)
    .where('person.id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    civility: row.civility ?? undefined,
    lastName: row.last_name,
    usageName: row.usage_name ?? undefined,
    firstName: row.first_name,
    birthDate: row.birth_date ?? undefined,
    postcode: row.postcode ?? undefined,
    city: row.city ?? undefined,
    ine: row.ine ?? undefined,
    detail: row.category === 'guardian' ? undefined : (row.detail ?? undefined),
    children: row.children ?? [],
    pronoteId: row.pronote_id,
    casId: row.cas_id ?? undefined,
    localLogin: row.login ?? undefined,
    leftOn: row.left_on ?? undefined,
    origin: row.origin,
    version: row.updated_at.toISOString(),
  }))
}

async function readMerges(db: SchoolDatabase, baseId: string): Promise<readonly PastMerge[]> {
  const rows = await db
    .selectFrom('person_merge as merge')
    .innerJoin('person', 'person.id', 'merge.kept_id')
    .select(['merge.id', 'merge.merged_at', 'merge.actor', 'merge.kept_id', 'merge.dropped_name'])
    .select([
      'person.category',
      sql<string>`concat_ws(' ', first_name, coalesce(usage_name, last_name))`.as('name'),
    ])
    .where('merge.base_id', '=', baseId)
    .orderBy('merge.id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    mergedAt: row.merged_at,
    actor: row.actor,
    keptId: row.kept_id,
    keptName: row.name,
    category: row.category,
    droppedName: row.dropped_name,
  }))
}

async function keepApart(
  db: SchoolDatabase,
  { baseId, ids, audit }: Parameters<DuplicatesStore['keepApart']>[0],
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('person')
      .select('id')
      .where('base_id', '=', baseId)
      .where('id', 'in', [...ids])
      .forKeyShare()
      .execute()
    if (known.length < 2) return false
    const [left, right] = ids.toSorted((one, other) => Number(one) - Number(other))
    await trx
      .insertInto('not_twice')
      .values({ left_id: left ?? '', right_id: right ?? '' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await recordAudit(trx, audit)
    return true
  })
}
