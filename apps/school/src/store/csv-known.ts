import type { PersonCategory } from '@preau/people'
import { sql } from 'kysely'
import type { CsvBase } from '../features/school-import/index.ts'
import { isPresent } from './person-columns.ts'
import type { SchoolTransaction } from './school-database.ts'

interface KnownRow {
  readonly id: string
  readonly category: PersonCategory
  readonly last_name: string
  readonly usage_name: string | null
  readonly first_name: string
  readonly birth_date: string | null
  readonly postcode: string | null
  readonly ine: string | null
  readonly present: boolean
  readonly pronote_ids: readonly string[]
  readonly source_keys: readonly string[]
  readonly pupil_ids: readonly string[]
}

/** Everybody whom a line of a file of this list may name, and the names that the base has for classes and subjects. */
export async function csvBase(
  trx: SchoolTransaction,
  { baseId, today, list }: { readonly baseId: string; readonly today: string; readonly list: PersonCategory },
): Promise<CsvBase> {
  const { rows } = await sql<KnownRow>`
    select person.id, person.category, last_name, usage_name, first_name, birth_date, postcode, ine,
      ${isPresent(today)} as present,
      array_remove(array[person.pronote_id] || array_agg(alias.pronote_id), null) as pronote_ids,
      array_remove(array[person.source_key] || array_agg(alias.source_key), null) as source_keys,
      array(select pupil_id::text from guardian_link where guardian_id = person.id) as pupil_ids
    from person left join person_alias alias on alias.kept_id = person.id
    where person.base_id = ${baseId} and person.category = any(${[list, 'pupil']})
    group by person.id order by person.id
  `.execute(trx)
  const classes = await trx
    .selectFrom('school_class')
    .select(['kind', 'code'])
    .where('base_id', '=', baseId)
    .execute()
  const subjects = await trx
    .selectFrom('subject')
    .select(['code', 'label'])
    .where('base_id', '=', baseId)
    .execute()
  const codes = (kind: 'class' | 'group'): readonly string[] =>
    classes.filter((one) => one.kind === kind).map(({ code }) => code)
  return { people: rows.map(toKnown), classes: codes('class'), groups: codes('group'), subjects }
}

function toKnown(row: KnownRow): CsvBase['people'][number] {
  const idsOf = (prefix: string): readonly string[] =>
    row.source_keys.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
  return {
    id: row.id,
    category: row.category,
    pronoteIds: row.pronote_ids,
    siecleIds: [...idsOf('E:'), ...idsOf('P:')],
    // « epp:123 »: a spreadsheet gives the number with its type, or alone.
    stsIds: idsOf('S:').flatMap((id) => [id, id.split(':').slice(1).join(':')]),
    ine: row.ine ?? undefined,
    lastName: row.last_name,
    usageName: row.usage_name ?? undefined,
    firstName: row.first_name,
    birthDate: row.birth_date ?? undefined,
    postcode: row.postcode ?? undefined,
    pupilIds: row.pupil_ids,
    present: row.present,
  }
}
