import { loginNameOf } from '@preau/people'
import { sql, type Transaction } from 'kysely'
import { openAccountNames } from '../open-account-names.ts'
import { withAccountRoom } from '../quota-room.ts'
import type { PortalSchema } from '../schema.ts'
import { addCsvLinks, leaveOutWithoutPupil, leaveOutWithoutResponsibility } from './csv-wards.ts'

type Trx = Transaction<PortalSchema>

interface Order {
  readonly schoolId: string
  readonly at: Date
}

/**
 * Writes the lines staged by `stageCsvPeople`, and their outcomes: guardians last, because the file may bring their pupils. How many
 * links were given.
 */
export async function applyCsvPeople(trx: Trx, order: Order): Promise<number> {
  let links = 0
  await withAccountRoom(trx, [order.schoolId], async () => {
    await matchPeople(trx, order)
    await createMissing(trx, order, false)
    await addProfiles(trx, order, false)
    await addClasses(trx, order)
    await leaveOutWithoutPupil(trx, order.schoolId)
    await matchGuardians(trx, order)
    await leaveOutWithoutResponsibility(trx)
    await createMissing(trx, order, true)
    await addProfiles(trx, order, true)
    links = await addCsvLinks(trx)
  })
  return links
}

const sameNames = (
  schoolId: string,
) => sql`csv_person p join account a on a.name_key = p.key and a.status <> 'left'
  and (a.birth_date is null or p."birthDate" is null or a.birth_date = p."birthDate")
  and exists (select 1 from account_profile x where x.account_id = a.id and x.establishment_id = ${schoolId}::bigint)`

const sameEmail = sql`coalesce(lower(a.email) = lower(p.email), false)`
const sameBirth = sql`coalesce(a.birth_date = p."birthDate", false)`

/**
 * Finds who is known: somebody of the school by name and birth date or e-mail address. A name alone, when the school has one
 * person of that name and nothing contradicts, is that person; two, or a contradiction, is not told.
 */
async function matchPeople(trx: Trx, { schoolId }: Order): Promise<void> {
  await sql`insert into csv_match select p.who, a.id, bool_or(${sameBirth} or ${sameEmail}) from ${sameNames(schoolId)}
    where not p.guardian group by 1, 2`.execute(trx)
  await sql`update csv_person p set account_id = m.id from (
      select who, min(id) as id from csv_match m where proven or not exists (select 1 from csv_match o where o.who = m.who and o.proven)
      group by who having count(*) = 1) m where m.who = p.who and not p.guardian`.execute(trx)
  await sql`update csv_person p set outcome = 'ambiguous' where not guardian and account_id is null
    and who in (select who from csv_match)`.execute(trx)
}

/**
 * A guardian sees the life of a child: a name alone never makes one of somebody already there. They are told by the birth date, the
 * e-mail address, or the pupil they already answer for; another address is another person.
 */
async function matchGuardians(trx: Trx, { schoolId }: Order): Promise<void> {
  const proven = sql`bool_or(${sameBirth} or ${sameEmail} or exists (select 1 from csv_ward w
    join guardian_link l on l.pupil_id = w.pupil_id where w.line = p.line and l.guardian_id = a.id))`
  await sql`truncate csv_match`.execute(trx)
  await sql`insert into csv_match select p.who, a.id, ${proven} from ${sameNames(schoolId)}
    where p.guardian and p.outcome = 'unchanged' group by 1, 2
    having ${proven} or bool_and(a.email is null or p.email is null)`.execute(trx)
  await sql`update csv_person p set account_id = m.id from (
      select who, min(id) as id from csv_match where proven group by who having count(*) = 1) m
    where m.who = p.who and p.guardian and p.outcome = 'unchanged'`.execute(trx)
  await sql`update csv_person p set outcome = 'ambiguous' where guardian and outcome = 'unchanged' and account_id is null
    and who in (select who from csv_match)`.execute(trx)
}

async function createMissing(trx: Trx, { at }: Order, guardian: boolean): Promise<void> {
  const { rows } = await sql<{
    line: number
    lastName: string
    firstName: string
  }>`select distinct on (who) line, "lastName", "firstName" from csv_person
    where account_id is null and outcome = 'unchanged' and guardian = ${guardian} order by who, line`.execute(
    trx,
  )
  if (rows.length === 0) return
  const names = await openAccountNames(
    trx,
    rows.map(({ firstName, lastName }) => loginNameOf(firstName, lastName)),
  )
  const drawn = rows.map(({ line }, index) => ({ line, ...names[index] }))
  await sql`with drawn as (select * from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as n (line integer, ent_id text, login text)),
    opened as (insert into account (ent_id, login, status, status_changed_at, origin, civility, last_name, first_name, name_key,
        birth_date, email, company, created_at, updated_at)
      select n.ent_id, n.login, 'to_activate', ${at}, 'manual', p.civility, p."lastName", p."firstName", p.key, p."birthDate",
        p.email, p.company, ${at}, ${at} from drawn n join csv_person p on p.line = n.line returning id, login),
    named as (select p.who, n.line, o.id from drawn n join opened o on o.login = n.login join csv_person p on p.line = n.line)
    update csv_person p set account_id = n.id, outcome = case when p.line = n.line then 'created' else p.outcome end
    from named n where p.who = n.who and p.outcome = 'unchanged'`.execute(trx)
}

async function addProfiles(trx: Trx, { schoolId, at }: Order, guardian: boolean): Promise<void> {
  await sql`with given as (insert into account_profile (account_id, establishment_id, profile, origin, started_at)
      select distinct account_id, ${schoolId}::bigint, profile, 'manual', ${at}::timestamptz from csv_person p
      where account_id is not null and guardian = ${guardian} and not exists (select 1 from account_profile x
        where x.account_id = p.account_id and x.establishment_id = ${schoolId}::bigint and x.profile = p.profile and x.ended_at is null)
      on conflict (account_id, establishment_id, profile, function_code, discipline_code) do update set ended_at = null
      returning account_id)
    update csv_person p set outcome = 'completed' from given g where g.account_id = p.account_id and p.outcome = 'unchanged'
      and p.guardian = ${guardian}`.execute(trx)
}

/** Classes come from AAF: the file puts people in those that exist, and makes those that a school without AAF needs. */
async function addClasses(trx: Trx, { schoolId }: Order): Promise<void> {
  const seatable = sql`class is not null and account_id is not null and not guardian`
  await sql`insert into school_class (establishment_id, kind, code, label)
    select distinct ${schoolId}::bigint, 'class', class, class from csv_person where ${seatable} on conflict do nothing`.execute(
    trx,
  )
  await sql`with seated as (insert into account_class (account_id, class_id, role)
      select distinct p.account_id, c.id, case when p.profile = 'National_ELV' then 'pupil' else 'teacher' end
      from csv_person p join school_class c on c.establishment_id = ${schoolId}::bigint and c.kind = 'class' and c.code = p.class
      where ${seatable} and not exists (select 1 from account_class x where x.account_id = p.account_id and x.class_id = c.id)
      returning account_id)
    update csv_person p set outcome = 'completed' from seated g where g.account_id = p.account_id and p.outcome = 'unchanged'`.execute(
    trx,
  )
}
