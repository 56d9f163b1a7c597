import type { ImportOrder } from '../features/school-import/index.ts'
import type { SchoolTransaction } from './school-database.ts'

type Data = ImportOrder['data']

/**
 * The files go on naming records that were merged: what they say of such a record is said of the one that stayed. Of two
 * lines about one person, the line of the record that stayed is the one that counts.
 */
export async function followAliases(trx: SchoolTransaction, order: ImportOrder): Promise<ImportOrder> {
  const rows = await trx
    .selectFrom('person_alias as alias')
    .innerJoin('person', 'person.id', 'alias.kept_id')
    .select(['alias.source_key as from', 'person.source_key as to'])
    .where('alias.base_id', '=', order.baseId)
    .execute()
  const names = new Map(rows.flatMap(({ from, to }) => (from === null || to === null ? [] : [[from, to]])))
  return names.size === 0 ? order : { ...order, data: renamed(order.data, (key) => names.get(key) ?? key) }
}

function renamed(data: Data, name: (key: string) => string): Data {
  const named = new Set(data.people.map(({ key }) => key))
  const isNamed = (key: string): boolean => name(key) !== key && named.has(name(key))
  const people = data.people.filter(({ key }) => !isNamed(key)).map((one) => ({ ...one, key: name(one.key) }))
  const rename = <Row extends { readonly key: string }>(rows: readonly Row[]): readonly Row[] =>
    rows.map((row) => ({ ...row, key: name(row.key) }))
  return {
    ...data,
    // Two records may have been merged into a third one that the file does not name.
    people: [...new Map(people.map((one) => [one.key, one])).values()],
    memberships: rename(data.memberships),
    teachings: rename(data.teachings),
    headTeachers: rename(data.headTeachers),
    links: data.links?.map((link) => ({
      ...link,
      guardianKey: name(link.guardianKey),
      pupilKey: name(link.pupilKey),
    })),
  }
}
