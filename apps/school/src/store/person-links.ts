import { sql } from 'kysely'
import type { SchoolTransaction } from './school-database.ts'

/** A table that says something of a person by its number. */
export interface PersonLink {
  readonly table: string
  /** Column of the person. */
  readonly person: string
  /** Columns that make a row one with the person: two people may not both give it to one. */
  readonly key: readonly string[]
  /** Tables that a row needs besides, by column. */
  readonly needs: Readonly<Record<string, string>>
}

/**
 * What goes with a person from one record to another. Every table that refers to `person` is here, or in the list of
 * `duplicates.test.ts` that says why it is not.
 */
export const personLinks: readonly PersonLink[] = [
  { table: 'person_credential', person: 'person_id', key: [], needs: {} },
  { table: 'space_right', person: 'person_id', key: ['space'], needs: {} },
  { table: 'class_membership', person: 'person_id', key: ['class_id'], needs: { class_id: 'school_class' } },
  {
    table: 'teaching',
    person: 'teacher_id',
    key: ['class_id', 'subject_id'],
    needs: { class_id: 'school_class', subject_id: 'subject' },
  },
  { table: 'head_teacher', person: 'teacher_id', key: ['class_id'], needs: { class_id: 'school_class' } },
  { table: 'guardian_link', person: 'guardian_id', key: ['pupil_id'], needs: { pupil_id: 'person' } },
  { table: 'guardian_link', person: 'pupil_id', key: ['guardian_id'], needs: { guardian_id: 'person' } },
]

/** Name of a link in what is remembered of a merge. */
export const linkName = ({ table, person }: PersonLink): string => `${table}.${person}`

/** Rows of every link of a person, by `table.column`. */
export async function readLinks(
  trx: SchoolTransaction,
  personId: string,
): Promise<Readonly<Record<string, readonly object[]>>> {
  const links: Record<string, readonly object[]> = {}
  for (const link of personLinks) {
    const { table, person } = link
    const { rows } = await sql<{ row: object }>`
      select to_jsonb(t) as row from ${sql.table(table)} t where ${sql.ref(`t.${person}`)} = ${personId}
    `.execute(trx)
    links[linkName(link)] = rows.map(({ row }) => row)
  }
  return links
}
