import { type Kysely, sql } from 'kysely'
import type { Coded, ServiceAccess } from '../../features/services/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { ofSchools } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'

type Db = Kysely<PortalSchema>

/** The schools of a scope, and the values that can narrow a rule. */
export async function readChoices(db: Db, scope: Scope): ReturnType<ServiceAccess['choices']> {
  const [schools, groups, subjects, functions, disciplines] = await Promise.all([
    db
      .selectFrom('establishment')
      .select(['id', 'name'])
      .where(ofSchools(scope, 'id'))
      .orderBy('name')
      .execute(),
    db
      .selectFrom('account_group as g')
      .innerJoin('establishment as e', 'e.id', 'g.establishment_id')
      .select(['g.id', 'g.name', 'e.id as schoolId', 'e.name as schoolName'])
      .where(ofSchools(scope, 'e.id'))
      .orderBy('e.name')
      .orderBy('g.name')
      .execute(),
    db
      .selectFrom('subject as s')
      .select(['s.code', 's.label'])
      .where(sql<boolean>`exists (select 1 from account_class m where m.subject_code = s.code)`)
      .orderBy('s.label')
      .execute(),
    distinctCodes(db, 'function'),
    distinctCodes(db, 'discipline'),
  ])
  return { schools, groups, subjects, functions, disciplines }
}

async function distinctCodes(db: Db, kind: 'function' | 'discipline'): Promise<readonly Coded[]> {
  const rows = await db
    .selectFrom('account_profile')
    .select((eb) => [eb.ref(`${kind}_code`).as('code'), eb.fn.min(`${kind}_label`).as('label')])
    .where(sql<boolean>`${sql.ref(`${kind}_code`)} <> ''`)
    .where('ended_at', 'is', null)
    .groupBy(`${kind}_code`)
    .orderBy('label')
    .execute()
  return rows.map(({ code, label }) => ({ code, label: label === '' ? code : label }))
}
