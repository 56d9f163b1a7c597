import { displayName, listName, type SdetProfile } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Activations, ClassPupil, CodeOwner, IssuedLetter } from '../../features/account-life/index.ts'
import { auditActor } from '../audit-actor.ts'
import type { PortalSchema } from '../schema.ts'
import { forgetFailures } from '../sql-own-accounts.ts'
import { inPopulation, inReach, mayTouch } from './reach.ts'

type Db = Kysely<PortalSchema>
type Trx = Transaction<PortalSchema>
type Args<Name extends keyof Activations> = Parameters<Activations[Name]>

/** {@link Activations} on PostgreSQL; a code is kept as its SHA-256. */
export function sqlActivations(database: Database): Activations {
  const db = database.kysely<PortalSchema>()
  return {
    counts: (...args) => counts(db, ...args),
    issue: (...args) => db.transaction().execute((trx) => issue(trx, ...args)),
    reset: (...args) => db.transaction().execute((trx) => reset(trx, ...args)),
    pupilsOf: (teacherId) => pupilsOf(db, teacherId),
    owner: (code) => owner(db, code),
    activate: (use) => db.transaction().execute((trx) => activate(trx, use)),
  }
}

async function counts(db: Db, ...[reach, population]: Args<'counts'>): ReturnType<Activations['counts']> {
  const row = await db
    .selectFrom('account as a')
    .select([
      sql<string>`count(*) filter (where a.status = 'to_activate')`.as('waiting'),
      sql<string>`count(*) filter (where a.status = 'active')`.as('active'),
    ])
    .where(inReach(reach))
    .where(mayTouch(reach))
    .where(inPopulation(population))
    .executeTakeFirstOrThrow()
  return { toActivate: Number(row.waiting), active: Number(row.active) }
}

interface LetterRow {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly login: string
  readonly school: string | null
  readonly profile: SdetProfile | null
  readonly class_name: string | null
}

/** The school and the profile of the population when they are chosen, else the first of the person. */
const letterColumns = sql<LetterRow>`a.id::text as id, a.first_name, a.last_name, a.login, p.school, p.profile,
  coalesce(
    (select min(c.code) from account_class m join school_class c on c.id = m.class_id and c.kind = 'class'
      where m.account_id = a.id and m.role = 'pupil'),
    (select string_agg(distinct c.code, ', ') from guardian_link g join account_class m on m.account_id = g.pupil_id and m.role = 'pupil'
      join school_class c on c.id = m.class_id and c.kind = 'class' where g.guardian_id = a.id and g.legal_level > 0)) as class_name`

const firstProfile = sql`left join lateral (select e.name as school, ap.profile from account_profile ap
  join establishment e on e.id = ap.establishment_id where ap.account_id = a.id and ap.ended_at is null order by ap.id limit 1) p on true`

async function issue(
  trx: Trx,
  ...[reach, population, order]: Args<'issue'>
): Promise<readonly IssuedLetter[]> {
  const { rows } = await sql<LetterRow>`select ${letterColumns} from account a ${firstProfile}
    where a.status = 'to_activate' and ${inReach(reach)} and ${mayTouch(reach)} and ${inPopulation(population)}
    order by class_name nulls last, a.name_key, a.id limit ${order.limit}`.execute(trx)
  const letters = await storeCodes(trx, rows, order)
  if (rows.length > 0) {
    const data = { ...population, accounts: rows.length }
    const line = { action: 'account.codes-issued', outcome: 'done' as const, data }
    await recordAudit(trx, {
      ...line,
      target: rows.length === 1 ? rows[0]?.id : undefined,
      ...auditActor(order),
    })
  }
  return letters
}

type Order = Pick<Args<'issue'>[2], 'endsAt' | 'draw' | 'at'>

async function storeCodes(
  trx: Trx,
  rows: readonly LetterRow[],
  { endsAt, draw, at }: Order,
): Promise<readonly IssuedLetter[]> {
  const codes = draw(rows.length)
  const drawn = rows.map(({ id }, rank) => ({ id, hash: codes[rank]?.hash.toString('hex') }))
  await sql`insert into activation_code (account_id, code_hash, issued_at, ends_at)
    select id, decode(hash, 'hex'), ${at}, ${endsAt} from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as n (id bigint, hash text)
    on conflict (account_id) do update set code_hash = excluded.code_hash, issued_at = excluded.issued_at, ends_at = excluded.ends_at`.execute(
    trx,
  )
  return rows.map((row, rank) => ({
    accountId: row.id,
    name: displayName({ firstName: row.first_name, lastName: row.last_name }),
    login: row.login,
    school: row.school ?? '',
    className: row.class_name ?? undefined,
    profile: row.profile ?? undefined,
    code: codes[rank]?.code ?? '',
  }))
}

async function reset(
  trx: Trx,
  ...[reach, accountId, order]: Args<'reset'>
): ReturnType<Activations['reset']> {
  const { rows } = await sql<LetterRow & { status: string; touchable: boolean }>`
    select ${letterColumns}, a.status, ${mayTouch(reach)} as touchable from account a ${firstProfile}
    where a.id = ${accountId} and ${inReach(reach)} for update of a`.execute(trx)
  const [row] = rows
  if (!row) return 'unknown'
  if (!row.touchable) return 'privileged'
  if (row.status !== 'active' && row.status !== 'to_activate') return 'closed'
  const state = { password_hash: null, password_set_at: null, must_change_password: false }
  const waiting = { status: 'to_activate' as const, status_changed_at: order.at, updated_at: order.at }
  await trx
    .updateTable('account')
    .set({ ...state, ...waiting })
    .where('id', '=', accountId)
    .execute()
  await trx.deleteFrom('known_browser').where('account_id', '=', accountId).execute()
  const [letter] = await storeCodes(trx, [row], order)
  const line = { action: 'account.code-renewed', target: accountId, outcome: 'done' as const }
  await recordAudit(trx, { ...line, data: { by: reach.kind }, ...auditActor(order) })
  return letter ?? 'unknown'
}

async function pupilsOf(db: Db, teacherId: string): Promise<readonly ClassPupil[]> {
  const reach = { kind: 'teacher', accountId: teacherId } as const
  const { rows } = await sql<{
    id: string
    first_name: string
    last_name: string
    login: string
    code: string
    class_id: string
    status: string
    last_login_at: Date | null
  }>`select distinct on (c.kind, c.code, a.name_key, a.id) a.id::text as id, a.first_name, a.last_name, a.login, c.code,
      c.id::text as class_id, a.status, a.last_login_at
    from account a join account_class m on m.account_id = a.id and m.role = 'pupil'
    join school_class c on c.id = m.class_id
    join account_class t on t.class_id = c.id and t.account_id = ${teacherId} and t.role in ('teacher', 'main_teacher')
    where a.status in ('active', 'to_activate') and ${inReach(reach)} and ${mayTouch(reach)}
    order by c.kind, c.code, a.name_key, a.id`.execute(db)
  return rows.map((row) => ({
    accountId: row.id,
    name: listName({ firstName: row.first_name, lastName: row.last_name }),
    login: row.login,
    classCode: row.code,
    classId: row.class_id,
    toActivate: row.status === 'to_activate',
    lastLoginAt: row.last_login_at,
  }))
}

async function owner(db: Db, { hash, at }: Args<'owner'>[0]): Promise<CodeOwner | undefined> {
  const row = await db
    .selectFrom('activation_code as k')
    .innerJoin('account as a', 'a.id', 'k.account_id')
    .select(['a.id', 'a.login', 'a.first_name', 'a.last_name'])
    .select(sql<boolean>`exists (select 1 from admin_role r where r.account_id = a.id)`.as('privileged'))
    .where('k.code_hash', '=', hash)
    .where('k.ends_at', '>', at)
    .where('a.status', '=', 'to_activate')
    .executeTakeFirst()
  return (
    row && {
      accountId: row.id,
      login: row.login,
      name: displayName({ firstName: row.first_name, lastName: row.last_name }),
      privileged: row.privileged,
    }
  )
}

async function activate(
  trx: Trx,
  { hash, passwordHash, at }: Args<'activate'>[0],
): Promise<string | undefined> {
  const spent = await trx
    .deleteFrom('activation_code')
    .where('code_hash', '=', hash)
    .where('ends_at', '>', at)
    .returning('account_id')
    .executeTakeFirst()
  if (!spent) return undefined
  const opened = await trx
    .updateTable('account')
    .set({ password_hash: passwordHash, password_set_at: at, must_change_password: false })
    .set({ status: 'active', status_changed_at: at, updated_at: at })
    .where('id', '=', spent.account_id)
    .where('status', '=', 'to_activate')
    .returning('login')
    .executeTakeFirst()
  if (!opened) return undefined
  await forgetFailures(trx, spent.account_id)
  const line = { action: 'account.activated', actor: spent.account_id, target: spent.account_id, at }
  await recordAudit(trx, { ...line, outcome: 'done' })
  return opened.login
}
