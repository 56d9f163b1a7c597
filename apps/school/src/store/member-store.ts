import { recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { MemberRow, MemberStore } from '../features/spaces/index.ts'
import { calledName, isPresent, spaceExceptions } from './person-columns.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link MemberStore} on PostgreSQL. */
export function createMemberStore(db: SchoolDatabase, byKey: SchoolDatabase): MemberStore {
  return {
    members: (baseId, who) => readMembers(byKey, baseId, who),
    recordSignIn: (entry) => recordAudit(db, entry),
  }
}

async function readMembers(
  db: SchoolDatabase,
  baseId: string,
  { personId, withLinked, today }: Parameters<MemberStore['members']>[1],
): Promise<readonly MemberRow[]> {
  const linked = sql<boolean>`person.cas_id = (select self.cas_id from person as self where self.id = ${personId})`
  const rows = await db
    .selectFrom('person')
    .select(['person.id', 'person.category', 'person.civility', 'person.first_name', 'person.function_code'])
    .select([
      'person.function_label',
      'person.company',
      'person.access',
      'person.cas_id_since',
      calledName.as('called_name'),
    ])
    .select([isPresent(today).as('present'), spaceExceptions.as('exceptions')])
    .where('person.base_id', '=', baseId)
    .where((eb) => eb.or([eb('person.id', '=', personId), ...(withLinked ? [linked] : [])]))
    .orderBy(sql`person.id <> ${personId}`)
    .orderBy('person.id')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    civility: row.civility ?? undefined,
    lastName: row.called_name,
    firstName: row.first_name,
    functionCode: row.function_code ?? undefined,
    functionLabel: row.function_label ?? undefined,
    company: row.company ?? undefined,
    access: row.access,
    present: row.present,
    casIdSince: row.cas_id_since ?? undefined,
    exceptions: new Map(Object.entries(row.exceptions ?? {})) as MemberRow['exceptions'],
  }))
}
