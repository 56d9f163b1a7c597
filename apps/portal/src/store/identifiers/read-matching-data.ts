import type { PersonCategory, SdetProfile } from '@preau/people'
import { sql } from 'kysely'
import type { DecisionBasis, MatchingData, SchoolAccount } from '../../features/identifiers-import/index.ts'
import type { Db } from './import-scope.ts'

/** The accounts of one school with what the engine compares, the identifiers they have, and what was decided by hand. */
export async function readMatchingData(db: Db, schoolId: string): Promise<MatchingData> {
  const [accounts, held, remembered] = await Promise.all([
    readAccounts(db, schoolId),
    db
      .selectFrom('pronote_identifier')
      .select((eb) => [
        'pronote_id as pronoteId',
        'account_id as accountId',
        eb.ref('category').$castTo<PersonCategory>().as('category'),
      ])
      .where('establishment_id', '=', schoolId)
      .execute(),
    db
      .selectFrom('manual_decision')
      .select((eb) => [
        'pronote_id as pronoteId',
        'account_id as accountId',
        'decided_by_label as decidedBy',
        'decided_at as decidedAt',
        // Written by apply-step.ts.
        eb.ref('basis').$castTo<DecisionBasis | null>().as('basis'),
      ])
      .where('establishment_id', '=', schoolId)
      .execute(),
  ])
  return { accounts: accounts.map(toSchoolAccount), held, remembered }
}

interface AccountRow {
  readonly id: string
  readonly ent_id: string
  readonly civility: string | null
  readonly last_name: string
  readonly birth_name: string | null
  readonly first_name: string
  readonly other_first_names: string[]
  readonly birth_date: string | null
  readonly ine: string | null
  readonly postcode: string | null
  readonly company: string | null
  readonly siecle_id: string | null
  readonly sts_id: string | null
  readonly profiles: SdetProfile[]
  readonly functions: string[]
  readonly pupil_class: string | null
  readonly classes: string[] | null
  readonly subjects: string[] | null
  readonly children: string[] | null
}

async function readAccounts(db: Db, schoolId: string): Promise<readonly AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select a.id::text, a.ent_id, a.civility, a.last_name, a.birth_name, a.first_name, a.other_first_names, a.birth_date,
      a.ine, a.postcode, a.company, a.siecle_id, a.sts_id, p.profiles, p.functions, m.pupil_class, m.classes, m.subjects, g.children
    from account a
    join (select account_id, array_agg(distinct profile) as profiles,
        array_remove(array_agg(distinct function_label), '') as functions
      from account_profile where establishment_id = ${schoolId} and ended_at is null group by account_id) p on p.account_id = a.id
    left join (select m.account_id,
        min(c.code) filter (where m.role = 'pupil' and c.kind = 'class') as pupil_class,
        array_agg(distinct c.code) filter (where m.role <> 'pupil') as classes,
        array_agg(distinct s.label) filter (where s.label is not null) as subjects
      from account_class m join school_class c on c.id = m.class_id left join subject s on s.code = m.subject_code
      where c.establishment_id = ${schoolId} group by m.account_id) m on m.account_id = a.id
    left join (select guardian_id, array_agg(pupil_id::text order by pupil_id) as children
      from guardian_link group by guardian_id) g on g.guardian_id = a.id
    where a.status in ('active', 'to_activate')
    order by a.id`.execute(db)
  return rows
}

function toSchoolAccount(row: AccountRow): SchoolAccount {
  return {
    accountId: row.id,
    entId: row.ent_id,
    profiles: row.profiles,
    civility: row.civility,
    lastName: row.last_name,
    birthName: row.birth_name,
    firstName: row.first_name,
    otherFirstNames: row.other_first_names,
    birthDate: row.birth_date,
    ine: row.ine,
    postcode: row.postcode,
    company: row.company,
    siecleId: row.siecle_id,
    stsId: row.sts_id,
    functions: row.functions,
    pupilClass: row.pupil_class,
    classes: row.classes ?? [],
    subjects: row.subjects ?? [],
    children: row.children ?? [],
  }
}
