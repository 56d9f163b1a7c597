import type { SdetProfile } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { CrisisMeasures, LoginFreeze } from '../../features/account-life/index.ts'
import { auditActor } from '../audit-actor.ts'
import { ofSchools } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'
import { frozenSentence } from './frozen.ts'
import { inPopulation, inReach, mayTouch } from './reach.ts'

type Db = Kysely<PortalSchema>
type Trx = Transaction<PortalSchema>
type Args<Name extends keyof CrisisMeasures> = Parameters<CrisisMeasures[Name]>

/** {@link CrisisMeasures} on PostgreSQL. */
export function sqlCrisisMeasures(database: Database): CrisisMeasures {
  const db = database.kysely<PortalSchema>()
  return {
    forceChange: (...args) => db.transaction().execute((trx) => forceChange(trx, ...args)),
    countForced: async (population, by) => {
      const { rows } = await sql<{ count: string }>`select count(*) as count from account a
        where ${forced(population, by.accountId)}`.execute(db)
      return Number(rows[0]?.count ?? 0)
    },
    freeze: (...args) => db.transaction().execute((trx) => freeze(trx, ...args)),
    lift: (...args) => db.transaction().execute((trx) => lift(trx, ...args)),
    freezes: (scope) => freezes(db, scope),
  }
}

/** Sessions of these accounts are open: a table that the platform shares. */
const signedIn = sql<boolean>`exists (select 1 from session s where s.subject = a.id::text)`

function forced(population: Args<'forceChange'>[0], author: string | null): RawBuilder<boolean> {
  const { scope, unlessSince } = population
  const reach = { kind: 'administrator', scope } as const
  const old = unlessSince
    ? sql`and (a.password_set_at is null or a.password_set_at < ${unlessSince}::timestamptz)`
    : sql``
  return sql<boolean>`a.status = 'active' and not a.must_change_password and a.id is distinct from ${author}::bigint
    and ${inReach(reach)} and ${mayTouch(reach)} and ${inPopulation(population)} ${old}`
}

async function forceChange(
  trx: Trx,
  ...[population, change]: Args<'forceChange'>
): ReturnType<CrisisMeasures['forceChange']> {
  const { rows } = await sql<{
    id: string
    open: boolean
  }>`update account a set must_change_password = true, updated_at = ${change.at}
    where ${forced(population, change.by.accountId)} returning a.id::text as id, ${signedIn} as open`.execute(
    trx,
  )
  const { schoolId, profile, classId, unlessSince } = population
  const line = { action: 'account.change-forced', outcome: 'done' as const }
  await recordAudit(trx, {
    ...line,
    data: { schoolId, profile, classId, unlessSince, accounts: rows.length },
    ...auditActor(change),
  })
  return { count: rows.length, signedIn: rows.filter(({ open }) => open).map(({ id }) => id) }
}

async function freeze(trx: Trx, ...[order, change]: Args<'freeze'>): ReturnType<CrisisMeasures['freeze']> {
  const { schoolId = null, profile = null, sentence } = order
  const { actor, at } = auditActor(change)
  const row = {
    establishment_id: schoolId,
    profile,
    sentence,
    frozen_at: at,
    frozen_by: actor,
    lifted_at: null,
  }
  const { id } = await trx.insertInto('login_freeze').values(row).returning('id').executeTakeFirstOrThrow()
  const frozen = await sql<{ id: string }>`select a.id::text as id from account a
    where a.status = 'active' and ${signedIn} and ${frozenSentence} is not null`.execute(trx)
  const line = { action: 'login.frozen', target: `freeze:${id}`, outcome: 'done' as const, actor, at }
  await recordAudit(trx, { ...line, school: await uaiOf(trx, schoolId), data: { profile } })
  return { signedIn: frozen.rows.map((account) => account.id) }
}

async function lift(trx: Trx, ...[id, scope, change]: Args<'lift'>): Promise<boolean> {
  const lifted = await trx
    .updateTable('login_freeze')
    .set({ lifted_at: change.at })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .where(ofSchools(scope, 'establishment_id'))
    .returning(['establishment_id', 'profile'])
    .executeTakeFirst()
  if (!lifted) return false
  const { establishment_id, profile } = lifted
  const line = { action: 'login.unfrozen', target: `freeze:${id}`, outcome: 'done' as const }
  const school = await uaiOf(trx, establishment_id)
  await recordAudit(trx, { ...line, school, data: { profile }, ...auditActor(change) })
  return true
}

async function uaiOf(trx: Trx, schoolId: string | null): Promise<string | undefined> {
  if (schoolId === null) return undefined
  const query = trx.selectFrom('establishment').select('uai').where('id', '=', schoolId)
  return (await query.executeTakeFirst())?.uai
}

async function freezes(db: Db, ...[scope]: Args<'freezes'>): Promise<readonly LoginFreeze[]> {
  const rows = await db
    .selectFrom('login_freeze as f')
    .leftJoin('establishment as e', 'e.id', 'f.establishment_id')
    .select((eb) => ['f.id', 'e.name', eb.ref('f.profile').$castTo<SdetProfile | null>().as('profile')])
    .select(['f.sentence', 'f.frozen_at'])
    .where('f.lifted_at', 'is', null)
    .where(ofSchools(scope, 'f.establishment_id'))
    .orderBy('f.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    school: row.name ?? undefined,
    profile: row.profile ?? undefined,
    sentence: row.sentence,
    frozenAt: row.frozen_at,
  }))
}
