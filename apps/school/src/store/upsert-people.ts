import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { ImportOrder, IncomingPerson } from '../features/school-import/index.ts'
import { personNameKey } from './person-name-key.ts'
import type { SchoolTransaction } from './school-database.ts'

/** What an administrator decided on a sheet stands; a file that says nothing of a function takes none away. */
const access = sql`case when person.access_by_hand then person.access else excluded.access end`
const functionCode = sql`coalesce(excluded.function_code, person.function_code)`
const functionLabel = sql`case when excluded.function_code is null then person.function_label
  else excluded.function_label end`

/**
 * Inserts the people the base does not know, each with a new identifiant PRONOTE, and updates those who changed.
 * An identifier already given is never written again. A file without addresses erases none.
 */
export async function upsertPeople(
  trx: SchoolTransaction,
  order: ImportOrder,
): Promise<{ readonly created: number; readonly updated: number }> {
  const identifiers = await identifiersFor(trx, order)
  const rows = order.data.people.map((person) => toRow(person, identifiers.get(person.key) ?? ''))
  const written = await sql<{ created: boolean }>`
    insert into person (base_id, category, civility, last_name, usage_name, first_name, name_key, birth_date, sex,
      postcode, city, pronote_id, siecle_pupil_id, siecle_person_id, sts_type, sts_id, ine, function_code, function_label,
      access, left_on, origin, created_at, updated_at)
    select ${order.baseId}, r.category, r.civility, r.last_name, r.usage_name, r.first_name, r.name_key, r.birth_date,
      r.sex, r.postcode, r.city, r.pronote_id, r.siecle_pupil_id, r.siecle_person_id, r.sts_type, r.sts_id, r.ine,
      r.function_code, r.function_label, r.access, r.left_on, ${order.kind}, ${order.startedAt}, ${order.startedAt}
    from jsonb_to_recordset(${json(rows)}) as r(category text, civility text, last_name text, usage_name text,
      first_name text, name_key text, birth_date date, sex text, postcode text, city text, pronote_id text,
      siecle_pupil_id text, siecle_person_id text, sts_type text, sts_id text, ine text, function_code text,
      function_label text, access boolean, left_on date)
    on conflict (base_id, source_key) do update set
      category = excluded.category, civility = excluded.civility, last_name = excluded.last_name,
      usage_name = excluded.usage_name, first_name = excluded.first_name, name_key = excluded.name_key,
      birth_date = excluded.birth_date, sex = excluded.sex, postcode = coalesce(excluded.postcode, person.postcode),
      city = coalesce(excluded.city, person.city), ine = excluded.ine,
      function_code = ${functionCode}, function_label = ${functionLabel},
      access = ${access}, left_on = excluded.left_on, updated_at = excluded.updated_at
    where (person.category, person.civility, person.last_name, person.usage_name, person.first_name, person.birth_date,
        person.sex, person.postcode, person.city, person.ine, person.function_code, person.function_label, person.access, person.left_on)
      is distinct from (excluded.category, excluded.civility, excluded.last_name, excluded.usage_name,
        excluded.first_name, excluded.birth_date, excluded.sex, coalesce(excluded.postcode, person.postcode),
        coalesce(excluded.city, person.city), excluded.ine,
        ${functionCode}, ${functionLabel}, ${access}, excluded.left_on)
    returning (xmax = 0) as created
  `.execute(trx)
  const created = written.rows.filter((row) => row.created).length
  return { created, updated: written.rows.length - created }
}

/** The identifier of each incoming person: the one of the base, or one that nobody there has. */
async function identifiersFor(
  trx: SchoolTransaction,
  order: ImportOrder,
): Promise<ReadonlyMap<string, string>> {
  const known = await trx
    .selectFrom('person')
    .select(['source_key', 'pronote_id'])
    .where('base_id', '=', order.baseId)
    .execute()
  const given = new Set(known.map((row) => row.pronote_id))
  const byKey = new Map(known.map((row) => [row.source_key ?? '', row.pronote_id]))
  for (const { key } of order.data.people) {
    if (byKey.has(key)) continue
    let drawn = order.draw()
    while (given.has(drawn)) drawn = order.draw()
    given.add(drawn)
    byKey.set(key, drawn)
  }
  return byKey
}

const toRow = (person: IncomingPerson, pronoteId: string) => ({
  category: person.category,
  civility: person.civility,
  last_name: person.lastName,
  usage_name: person.usageName,
  first_name: person.firstName,
  name_key: personNameKey(person),
  birth_date: person.birthDate,
  sex: person.sex,
  postcode: person.postcode,
  city: person.city,
  pronote_id: pronoteId,
  ...keyColumns(person.key),
  ine: person.ine,
  function_code: person.functionCode,
  function_label: person.functionLabel,
  access: person.access,
  left_on: person.leftOn,
})

/** The columns that a key stands for; the database puts them together again in `source_key`. */
function keyColumns(key: string): Readonly<Record<string, string>> {
  const [source, ...rest] = key.split(':')
  if (source === 'E') return { siecle_pupil_id: rest.join(':') }
  if (source === 'P') return { siecle_person_id: rest.join(':') }
  const [type = '', ...id] = rest
  return { sts_type: type, sts_id: id.join(':') }
}
