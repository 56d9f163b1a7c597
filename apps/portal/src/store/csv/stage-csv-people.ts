import { sql, type Transaction } from 'kysely'
import type { CsvPerson } from '../../features/csv-import/index.ts'
import { searchKey } from '../../frame/search-key.ts'
import type { PortalSchema } from '../schema.ts'

/**
 * Puts the lines of a file in temporary tables: `csv_person`, and `csv_ward`, the pupils that
 * a line names.
 */
export async function stageCsvPeople(
  trx: Transaction<PortalSchema>,
  people: readonly CsvPerson[],
): Promise<void> {
  const rows = people.map(({ guardian, ...one }) => ({
    ...one,
    key: searchKey(one),
    link: guardian?.link,
    legal: guardian?.legalLevel,
  }))
  const wards = people.flatMap(({ line, guardian }) =>
    (guardian?.wards ?? []).map((ward) =>
      'key' in ward
        ? { line, key: ward.key.toLowerCase() }
        : { line, name: searchKey(ward), birthDate: ward.birthDate },
    ),
  )
  await sql`create temp table csv_person on commit drop as
    select p.*, p.profile = 'National_TUT' as guardian, null::bigint as account_id, 'unchanged'::text as outcome
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (line integer, who integer, key text, "lastName" text, "firstName" text,
      "birthDate" date, profile text, class text, email text, civility text, company text, link text, legal smallint)`.execute(
    trx,
  )
  await sql`create temp table csv_ward on commit drop as
    select w.*, null::bigint as pupil_id, 0 as found
    from jsonb_to_recordset(${JSON.stringify(wards)}::jsonb) as w (line integer, key text, name text, "birthDate" date)`.execute(
    trx,
  )
  await sql`create temp table csv_match (who integer, id bigint, proven boolean) on commit drop`.execute(trx)
}
