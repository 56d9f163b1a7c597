import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { CsvBase, CsvOrder, CsvWork } from '../features/school-import/index.ts'
import { personNameKey } from './person-name-key.ts'
import type { SchoolTransaction } from './school-database.ts'

interface Written {
  /** Of each write, in order. */
  readonly ids: readonly string[]
  readonly created: number
  readonly updated: number
}

/** Updates those who are there, an empty cell erasing nothing, and inserts the others with a new identifiant PRONOTE. */
export async function writeCsvPeople(
  trx: SchoolTransaction,
  order: CsvOrder,
  { work: { writes }, base }: { readonly work: CsvWork; readonly base: CsvBase },
): Promise<Written> {
  const usageNames = new Map(base.people.map(({ id, usageName }) => [id, usageName]))
  const rows = writes.map(({ id, person: { values }, links }, place) => ({
    place,
    id,
    ...values,
    nameKey: personNameKey({
      ...values,
      usageName: values.usageName ?? (id === undefined ? undefined : usageNames.get(id)),
    }),
    legal: order.list !== 'guardian' || links.some(({ level }) => level > 0),
  }))
  const updated = await update(
    trx,
    order,
    rows.filter(({ id }) => id !== undefined),
  )
  const added = await insert(
    trx,
    order,
    rows.filter(({ id }) => id === undefined),
  )
  const ids = rows.map(({ id, place }) => id ?? added.get(place) ?? '')
  return { ids, created: added.size, updated }
}

const columns = sql`r(id bigint, place integer, civility text, "lastName" text, "usageName" text, "firstName" text,
  "nameKey" text, "birthDate" date, sex text, postcode text, city text, ine text, "siecleId" text, "functionCode" text,
  "functionLabel" text, company text, "leftOn" date, legal boolean)`

async function update(
  trx: SchoolTransaction,
  { baseId, startedAt, today, list }: CsvOrder,
  rows: readonly object[],
): Promise<number> {
  if (rows.length === 0) return 0
  const siecle = siecleColumn(list)
  const written = await sql`
    with incoming as (
      select person.id, coalesce(r.civility, person.civility) as civility, r."lastName" as last_name,
        coalesce(r."usageName", person.usage_name) as usage_name, r."firstName" as first_name, r."nameKey" as name_key,
        coalesce(r."birthDate", person.birth_date) as birth_date, coalesce(r.sex, person.sex) as sex,
        coalesce(r.postcode, person.postcode) as postcode, coalesce(r.city, person.city) as city,
        coalesce(r.ine, person.ine) as ine, coalesce(r.company, person.company) as company,
        coalesce(person.${siecle}, r."siecleId") as siecle_id,
        case when r."functionLabel" is null then person.function_code else r."functionCode" end as function_code,
        coalesce(r."functionLabel", person.function_label) as function_label,
        case when person.access_by_hand then person.access
          else person.access or (r.legal and person.category = 'guardian') end as access,
        case when r."leftOn" is not null then r."leftOn"
          when person.left_on > ${today}::date then person.left_on end as left_on
      from jsonb_to_recordset(${json(rows)}) as ${columns}
      join person on person.id = r.id and person.base_id = ${baseId}
    )
    update person set civility = incoming.civility, last_name = incoming.last_name, usage_name = incoming.usage_name,
      first_name = incoming.first_name, name_key = incoming.name_key, birth_date = incoming.birth_date,
      sex = incoming.sex, postcode = incoming.postcode, city = incoming.city, ine = incoming.ine,
      company = incoming.company, ${siecle} = incoming.siecle_id, function_code = incoming.function_code,
      function_label = incoming.function_label, access = incoming.access, left_on = incoming.left_on,
      updated_at = ${startedAt}
    from incoming where person.id = incoming.id
      and (person.civility, person.last_name, person.usage_name, person.first_name, person.birth_date, person.sex,
          person.postcode, person.city, person.ine, person.company, person.${siecle}, person.function_code,
          person.function_label, person.access, person.left_on)
        is distinct from (incoming.civility, incoming.last_name, incoming.usage_name, incoming.first_name,
          incoming.birth_date, incoming.sex, incoming.postcode, incoming.city, incoming.ine, incoming.company,
          incoming.siecle_id, incoming.function_code, incoming.function_label, incoming.access, incoming.left_on)
  `.execute(trx)
  return Number(written.numAffectedRows ?? 0)
}

/** Returns the new ids by place in the file. */
async function insert(
  trx: SchoolTransaction,
  order: CsvOrder,
  rows: readonly { readonly place: number }[],
): Promise<ReadonlyMap<number, string>> {
  if (rows.length === 0) return new Map()
  const { baseId, list, startedAt } = order
  const identifiers = await drawFor(trx, order, rows.length)
  const numbered = rows.map((row, at) => ({ ...row, pronoteId: identifiers[at] ?? '' }))
  const added = await sql<{ id: string; pronote_id: string }>`
    insert into person (base_id, category, civility, last_name, usage_name, first_name, name_key, birth_date, sex,
      postcode, city, pronote_id, ${siecleColumn(list)}, ine, function_code, function_label, company, access, left_on,
      origin, created_at, updated_at)
    select ${baseId}, ${list}, r.civility, r."lastName", r."usageName", r."firstName", r."nameKey", r."birthDate", r.sex,
      r.postcode, r.city, p."pronoteId", r."siecleId", r.ine, r."functionCode", r."functionLabel", r.company, r.legal,
      r."leftOn", 'csv', ${startedAt}, ${startedAt}
    from jsonb_to_recordset(${json(numbered)}) as ${columns}
    join jsonb_to_recordset(${json(numbered)}) as p(place integer, "pronoteId" text) on p.place = r.place
    order by r.place
    returning id, pronote_id
  `.execute(trx)
  const ids = new Map(added.rows.map(({ id, pronote_id }) => [pronote_id, id]))
  return new Map(numbered.map(({ place, pronoteId }) => [place, ids.get(pronoteId) ?? '']))
}

/** The number of SIECLE, where the next SIECLE file will look for it. */
const siecleColumn = (list: CsvOrder['list']) =>
  sql.ref(list === 'guardian' ? 'siecle_person_id' : 'siecle_pupil_id')

/** Identifiers that nobody of the base has. */
async function drawFor(
  trx: SchoolTransaction,
  { baseId, draw }: CsvOrder,
  count: number,
): Promise<readonly string[]> {
  const known = await trx.selectFrom('person').select('pronote_id').where('base_id', '=', baseId).execute()
  const given = new Set(known.map((row) => row.pronote_id))
  const drawn: string[] = []
  while (drawn.length < count) {
    const one = draw()
    if (given.has(one)) continue
    given.add(one)
    drawn.push(one)
  }
  return drawn
}
