import { type Database, insertAuditLines } from '@preau/platform'
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { AccountEnds, DeletionObstacle } from '../../features/account-life/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { auditActor } from '../audit-actor.ts'
import { inScope, ofSchools } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'
import { othersOperate } from '../sql-admin-roles.ts'

/** {@link AccountEnds} on PostgreSQL. */
export function sqlAccountEnds(database: Database): AccountEnds {
  const db = database.kysely<PortalSchema>()
  return {
    count: async (closedBefore, scope) => {
      const { rows } = await sql<{ count: string }>`select count(*) as count from account a
        where ${over(closedBefore)} and ${inScope(scope)}`.execute(db)
      return Number(rows[0]?.count ?? 0)
    },
    deleteSome: (closedBefore, limit, at) =>
      db.transaction().execute(async (trx) => {
        await choose(
          trx,
          sql`${over(closedBefore)} order by a.status_changed_at, a.id limit ${limit} for update skip locked`,
        )
        return deleteChosen(trx, { actor: 'system', at })
      }),
    obstacle: (...those) => db.transaction().execute((trx) => obstacle(trx, ...those)),
    deleteOne: (id, scope, change) =>
      db.transaction().execute(async (trx) => {
        await choose(trx, sql`a.id = ${id} for update`)
        const kept = await obstacle(trx, id, scope)
        if (kept) return kept
        await deleteChosen(trx, auditActor(change))
        return 'done'
      }),
  }
}

/** Why this account is not deleted on demand by somebody of this scope. */
async function obstacle(
  trx: Transaction<PortalSchema>,
  id: string,
  scope: Scope,
): Promise<DeletionObstacle | undefined> {
  const { rows } = await sql<{ elsewhere: boolean; roles: string[] }>`select
      exists (select 1 from account_profile p where p.account_id = a.id and not (${ofSchools(scope, 'p.establishment_id')})) as elsewhere,
      array(select r.role from admin_role r where r.account_id = a.id) as roles
    from account a where a.id = ${id} and ${inScope(scope)}`.execute(trx)
  const [row] = rows
  if (!row) return 'unknown'
  if (row.roles.length > 0 && scope !== 'all') return 'privileged'
  if (row.elsewhere) return 'elsewhere'
  return row.roles.includes('platform') && !(await othersOperate(trx, [id])) ? 'last-operator' : undefined
}

/** An account that somebody closed by hand while its profiles run, and that of an administrator, are not over. */
function over(closedBefore: Date): RawBuilder<boolean> {
  return sql<boolean>`a.status in ('suspended', 'left') and a.status_changed_at < ${closedBefore}::timestamptz
    and not exists (select 1 from account_profile op where op.account_id = a.id and op.ended_at is null)
    and not exists (select 1 from admin_role r where r.account_id = a.id)`
}

/** The UAI by which administrators of a school find the line again: that of a profile, the current ones first. */
const schoolOf = sql`(select e.uai from account_profile p join establishment e on e.id = p.establishment_id
  where p.account_id = account_over.id order by p.ended_at desc nulls first, p.id limit 1)`

/** What stands where the name of a deleted person was. */
const nobody = 'compte supprimé'

/** Fills `account_over`, the accounts to delete, with those of a condition; they stay locked until the end. */
async function choose(trx: Transaction<PortalSchema>, which: RawBuilder<unknown>): Promise<void> {
  await sql`create temp table account_over on commit drop as select a.id, a.ent_id from account a where ${which}`.execute(
    trx,
  )
}

/** Deletes the accounts of `account_over`. */
async function deleteChosen(
  trx: Transaction<PortalSchema>,
  { actor, at }: { readonly actor: string; readonly at: Date },
): Promise<number> {
  const those = sql`(select id from account_over)`
  await sql`insert into deleted_account (account_id, ent_id, deleted_at) select id, ent_id, ${at} from account_over`.execute(
    trx,
  )
  await insertAuditLines(sql`select ${at}::timestamptz, 'account.deleted', ${actor}::text, id::text, ${schoolOf}, 'done',
    jsonb_build_object('entId', ent_id) from account_over`).execute(trx)
  for (const { child, label, link } of await labelledLinks(trx))
    await sql`update ${sql.table(child)} set ${sql.ref(label)} = ${nobody} where ${sql.ref(link)} in ${those}`.execute(
      trx,
    )
  await sql`update identifier_import_line set person = ${JSON.stringify({ lastName: nobody, firstName: '' })}::jsonb
    where account_id in ${those}`.execute(trx)
  await sql`delete from session where subject in (select id::text from account_over)`.execute(trx)
  const { numAffectedRows = 0n } = await sql`delete from account where id in ${those}`.execute(trx)
  return Number(numAffectedRows)
}

/** Columns that keep the name of somebody beside the link to their account: `started_by` and `started_by_label`. */
async function labelledLinks(
  trx: Kysely<PortalSchema>,
): Promise<readonly { readonly child: string; readonly link: string; readonly label: string }[]> {
  const { rows } = await sql<{ child: string; link: string; label: string }>`
    select c.relname as child, a.attname as link, l.attname as label from pg_constraint con
    join pg_class c on c.oid = con.conrelid
    join pg_attribute a on a.attrelid = con.conrelid and a.attnum = con.conkey[1]
    join pg_attribute l on l.attrelid = con.conrelid and l.attname = a.attname || '_label'
    where con.contype = 'f' and con.confrelid = 'account'::regclass`.execute(trx)
  return rows
}
