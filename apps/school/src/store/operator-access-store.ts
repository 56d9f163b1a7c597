import { recordAudit, type AuditEntry } from '@preau/platform'
import { sql } from 'kysely'
import type { InvitationOrder, OperatorAccessStore, OperatorLine } from '../features/operators/index.ts'
import { closeOperatorSessions } from './close-sessions.ts'
import { giveBases } from './give-bases.ts'
import { toOperator } from './operator-store.ts'
import { change, type SchoolDatabase, type SchoolTransaction } from './school-database.ts'

type Args<Name extends keyof OperatorAccessStore> = Parameters<OperatorAccessStore[Name]>[0]

/** {@link OperatorAccessStore} on PostgreSQL. */
export function createOperatorAccessStore(db: SchoolDatabase): OperatorAccessStore {
  return {
    ...readers(db),
    enrol: (order) => db.transaction().execute((trx) => enrol(trx, order)),
    spendStep: async ({ operatorId, step }) => {
      const { numUpdatedRows } = await db
        .updateTable('operator_factor')
        .set({ last_step: String(step) })
        .where('operator_id', '=', operatorId)
        .where('last_step', '<', String(step))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    spendRecoveryCode: async ({ operatorId, hash, at }) => {
      const { numUpdatedRows } = await db
        .updateTable('operator_recovery_code')
        .set({ used_at: at })
        .where('operator_id', '=', operatorId)
        .where('code_hash', '=', hash)
        .where('used_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    renewRecoveryCodes: (operatorId, hashes, audit) =>
      change(db, audit, (trx) => replaceCodes(trx, operatorId, hashes)),
    setPassword: (order) => change(db, order.audit, (trx) => setPassword(trx, order)),
    invite: (order) => change(db, order.audit, (trx) => invite(trx, order)),
    accept: (order) => db.transaction().execute((trx) => accept(trx, order)),
    rename: (operatorId, order) => db.transaction().execute((trx) => rename(trx, operatorId, order)),
    remove: (operatorId, audit) => db.transaction().execute((trx) => remove(trx, operatorId, audit)),
  }
}

function readers(
  db: SchoolDatabase,
): Pick<OperatorAccessStore, 'list' | 'line' | 'factor' | 'secret' | 'invitation'> {
  return {
    list: () => readLines(db),
    line: async (operatorId) => (await readLines(db, operatorId))[0],
    factor: async (operatorId) => {
      const row = await db
        .selectFrom('operator_factor as factor')
        .select('enrolled_at')
        .select((eb) =>
          eb
            .selectFrom('operator_recovery_code')
            .whereRef('operator_id', '=', 'factor.operator_id')
            .where('used_at', 'is', null)
            .select((count) => count.fn.countAll<string>().as('left'))
            .as('left'),
        )
        .where('operator_id', '=', operatorId)
        .executeTakeFirst()
      return row && { enrolledAt: row.enrolled_at, recoveryLeft: Number(row.left) }
    },
    secret: async (operatorId) =>
      (
        await db
          .selectFrom('operator_factor')
          .select('sealed_secret')
          .where('operator_id', '=', operatorId)
          .executeTakeFirst()
      )?.sealed_secret,
    invitation: async (tokenHash, at) => {
      const row = await db
        .selectFrom('operator')
        .innerJoin('operator_invitation as invitation', 'invitation.operator_id', 'operator.id')
        .selectAll('operator')
        .where('invitation.token_hash', '=', Buffer.from(tokenHash))
        .where('invitation.ends_at', '>', at)
        .executeTakeFirst()
      return row && toOperator(row)
    },
  }
}

async function readLines(
  db: SchoolDatabase | SchoolTransaction,
  operatorId?: string,
): Promise<readonly OperatorLine[]> {
  const rows = await db
    .selectFrom('operator')
    .leftJoin('operator_factor as factor', 'factor.operator_id', 'operator.id')
    .leftJoin('operator_invitation as invitation', 'invitation.operator_id', 'operator.id')
    .selectAll('operator')
    .select(['factor.enrolled_at', 'invitation.ends_at'])
    .$if(operatorId !== undefined, (query) => query.where('operator.id', '=', operatorId ?? ''))
    .orderBy('operator.display_name')
    .orderBy('operator.id')
    .execute()
  const bases = await db
    .selectFrom('operator_base')
    .innerJoin('base', 'base.id', 'operator_base.base_id')
    .select(['operator_id', 'base.id', 'base.name', 'base.uai'])
    .orderBy('base.name')
    .execute()
  return rows.map((row) => ({
    ...toOperator(row),
    bases: bases
      .filter((base) => base.operator_id === row.id)
      .map(({ id, name, uai }) => ({ id, name, uai })),
    hasPassword: row.password_hash !== null,
    hasFactor: row.enrolled_at !== null,
    invitedUntil: row.ends_at ?? undefined,
    lastSignInAt: row.last_sign_in_at ?? undefined,
  }))
}

async function enrol(trx: SchoolTransaction, order: Args<'enrol'>): Promise<boolean> {
  const { operatorId, sealedSecret, step, recoveryHashes, at } = order
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('operator_factor')
    .values({
      operator_id: operatorId,
      sealed_secret: sealedSecret,
      last_step: String(step),
      enrolled_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return false
  await replaceCodes(trx, operatorId, recoveryHashes)
  await recordAudit(trx, order.audit)
  return true
}

async function replaceCodes(
  trx: SchoolTransaction,
  operatorId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await trx.deleteFrom('operator_recovery_code').where('operator_id', '=', operatorId).execute()
  const rows = hashes.map((hash) => ({ operator_id: operatorId, code_hash: hash, used_at: null }))
  await trx.insertInto('operator_recovery_code').values(rows).execute()
}

async function setPassword(trx: SchoolTransaction, order: Args<'setPassword'>): Promise<void> {
  const { operatorId, passwordHash, exceptSession } = order
  await trx
    .updateTable('operator')
    .set({ password_hash: passwordHash })
    .where('id', '=', operatorId)
    .execute()
  await sql`delete from session where subject = ${`operator:${operatorId}`} and id <> ${exceptSession}`.execute(
    trx,
  )
}

async function invite(trx: SchoolTransaction, order: InvitationOrder): Promise<string> {
  const { login, at } = order
  const fields = { display_name: order.displayName, password_hash: null, all_bases: order.bases === 'all' }
  const { id } = await trx
    .insertInto('operator')
    .values({ login, ...fields, created_at: at })
    .onConflict((conflict) => conflict.column('login').doUpdateSet(fields))
    .returning('id')
    .executeTakeFirstOrThrow()
  await closeOperatorSessions(trx, id)
  await giveBases(trx, id, order.bases)
  await trx.deleteFrom('operator_factor').where('operator_id', '=', id).execute()
  const link = { token_hash: Buffer.from(order.tokenHash), created_at: at, ends_at: order.endsAt }
  await trx
    .insertInto('operator_invitation')
    .values({ operator_id: id, ...link })
    .onConflict((conflict) => conflict.column('operator_id').doUpdateSet(link))
    .execute()
  return id
}

async function accept(trx: SchoolTransaction, order: Args<'accept'>): Promise<boolean> {
  const used = await trx
    .deleteFrom('operator_invitation')
    .where('token_hash', '=', Buffer.from(order.tokenHash))
    .where('ends_at', '>', order.at)
    .returning('operator_id')
    .executeTakeFirst()
  if (!used) return false
  await trx
    .updateTable('operator')
    .set({ password_hash: order.passwordHash })
    .where('id', '=', used.operator_id)
    .execute()
  await recordAudit(trx, order.audit)
  return true
}

/** Hosts are locked first: two who take the rights of each other do not leave the server to nobody. */
async function rename(
  trx: SchoolTransaction,
  operatorId: string,
  { displayName, bases, seen, audit }: Parameters<OperatorAccessStore['rename']>[1],
): Promise<'done' | 'changed' | 'last-host'> {
  const hosts = await lockHosts(trx)
  await trx.selectFrom('operator').select('id').where('id', '=', operatorId).forUpdate().execute()
  const [line] = await readLines(trx, operatorId)
  if (line === undefined || !seen(line)) return 'changed'
  if (bases !== 'all' && hosts.every(({ id }) => id === operatorId) && line.allBases) return 'last-host'
  const fields = { display_name: displayName, all_bases: bases === 'all' }
  await trx.updateTable('operator').set(fields).where('id', '=', operatorId).execute()
  await giveBases(trx, operatorId, bases)
  await recordAudit(trx, audit)
  return 'done'
}

const lockHosts = (trx: SchoolTransaction): Promise<readonly { readonly id: string }[]> =>
  trx.selectFrom('operator').select('id').where('all_bases', '=', true).orderBy('id').forUpdate().execute()

async function remove(
  trx: SchoolTransaction,
  operatorId: string,
  audit: AuditEntry,
): Promise<'done' | 'last-host'> {
  const hosts = await lockHosts(trx)
  if (hosts.length === 1 && hosts[0]?.id === operatorId) return 'last-host'
  await closeOperatorSessions(trx, operatorId)
  const gone = await trx.deleteFrom('operator').where('id', '=', operatorId).executeTakeFirst()
  if (gone.numDeletedRows > 0n) await recordAudit(trx, audit)
  return 'done'
}
