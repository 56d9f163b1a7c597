import { type Database, recordAudit, type Vault } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { FactorHolder, SecondFactors } from '../features/second-factor/index.ts'
import type { FactorPopulation } from '../frame/factor-population.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'
import { factorContext, openSecret } from './seal-secrets.ts'

type Db = Kysely<PortalSchema>

/** {@link SecondFactors} on PostgreSQL; a secret of an application is sealed in the vault. */
export function sqlSecondFactors(database: Database, vault: Vault): SecondFactors {
  const db = database.kysely<PortalSchema>()
  return {
    holder: (accountId) => readHolder(database.kyselyByKey<PortalSchema>(), accountId),
    draft: (draft) => keepDraft(db, vault, draft),
    enrol: (change) => enrol(db, vault, change),
    secret: async (accountId) => {
      const query = db.selectFrom('second_factor').select('secret').where('account_id', '=', accountId)
      const sealed = (await query.executeTakeFirst())?.secret
      return sealed ? openSecret(vault, accountId, sealed) : undefined
    },
    spendStep: async ({ accountId, step }) => {
      const update = db.updateTable('second_factor').set({ last_step: String(step) })
      const later = update.where('account_id', '=', accountId).where('last_step', '<', String(step))
      return (await later.executeTakeFirst()).numUpdatedRows > 0n
    },
    spendRecoveryCode: async ({ accountId, hash, at }) => {
      const update = db.updateTable('recovery_code').set({ used_at: at }).where('account_id', '=', accountId)
      const unused = update.where('code_hash', '=', hash).where('used_at', 'is', null)
      return (await unused.executeTakeFirst()).numUpdatedRows > 0n
    },
    renewRecoveryCodes: (change) => renewRecoveryCodes(db, change),
    remove: (change) => remove(db, change),
    askedSince: async ({ accountId, at }) => {
      const row = await db
        .insertInto('second_factor_grace')
        .values({ account_id: accountId, asked_at: at })
        .onConflict((conflict) =>
          conflict
            .column('account_id')
            .doUpdateSet((eb) => ({ asked_at: eb.ref('second_factor_grace.asked_at') })),
        )
        .returning('asked_at')
        .executeTakeFirstOrThrow()
      return row.asked_at
    },
    recordRefusal: ({ accountId, at, address, browser }) => {
      const line = { action: 'second-factor.code-refused', actor: accountId, target: accountId, at }
      return db
        .transaction()
        .execute((trx) => recordAudit(trx, { ...line, outcome: 'refused', data: { address, browser } }))
    },
  }
}

/** Profiles of people who work in a school or for one. */
const staffProfiles = ['ENS', 'DOC', 'DIR', 'EVS', 'ETA', 'COL', 'ACA'].map((code) => `National_${code}`)

async function readHolder(db: Db, accountId: string): Promise<FactorHolder | undefined> {
  const row = await db
    .selectFrom('account as a')
    .leftJoin('second_factor as f', 'f.account_id', 'a.id')
    .select(['a.id', 'a.login', 'f.enrolled_at', 'f.secret'])
    .select([
      sql<FactorPopulation[]>`array(select distinct r.role from admin_role r where r.account_id = a.id)
        || case when exists (select 1 from account_profile p where p.account_id = a.id and p.ended_at is null
          and p.profile in (${sql.join(staffProfiles)})) then array['staff'] else '{}' end`.as('populations'),
      sql<string>`(select count(*) from recovery_code c where c.account_id = a.id and c.used_at is null)`.as(
        'left',
      ),
      sql<string>`(select count(*) from passkey k where k.account_id = a.id)`.as('keys'),
    ])
    .where('a.id', '=', accountId)
    .executeTakeFirst()
  return (
    row && {
      accountId: row.id,
      login: row.login,
      populations: row.populations,
      enrolledAt: row.enrolled_at ?? undefined,
      hasApplication: row.secret !== null,
      keys: Number(row.keys),
      recoveryLeft: Number(row.left),
    }
  )
}

type Args<Name extends keyof SecondFactors> = Parameters<SecondFactors[Name]>[0]

async function keepDraft(
  db: Db,
  vault: Vault,
  { key, accountId, fresh, at, endsAt }: Args<'draft'>,
): Promise<Uint8Array> {
  const sealed = await vault.seal(fresh, factorContext(accountId))
  const over = sql<boolean>`second_factor_draft.ends_at <= ${at}::timestamptz`
  const { secret } = await db
    .insertInto('second_factor_draft')
    .values({ key, account_id: accountId, secret: sealed, ends_at: endsAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        secret: sql`case when ${over} then excluded.secret else second_factor_draft.secret end`,
        ends_at: sql`case when ${over} then excluded.ends_at else second_factor_draft.ends_at end`,
      }),
    )
    .returning('secret')
    .executeTakeFirstOrThrow()
  return openSecret(vault, accountId, secret)
}

function enrol(db: Db, vault: Vault, change: Args<'enrol'>): Promise<boolean> {
  const { accountId, key, secret, step, recoveryHashes, at } = change
  return db.transaction().execute(async (trx) => {
    const row = {
      account_id: accountId,
      secret: await vault.seal(secret, factorContext(accountId)),
      enrolled_at: at,
      last_step: String(step),
    }
    const set = { secret: row.secret, last_step: row.last_step }
    const inserted = await trx
      .insertInto('second_factor')
      .values(row)
      // Somebody who only had keys gets the application besides; an application already there is not replaced.
      .onConflict((conflict) =>
        conflict.column('account_id').doUpdateSet(set).where('second_factor.secret', 'is', null),
      )
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 0n) return false
    await replaceRecoveryCodes(trx, accountId, recoveryHashes)
    await trx.deleteFrom('second_factor_draft').where('key', '=', key).execute()
    const line = { action: 'second-factor.enrolled', target: accountId, outcome: 'done' as const }
    await recordAudit(trx, { ...line, ...auditActor(change) })
    return true
  })
}

/** New recovery codes in the place of the old ones. */
export async function replaceRecoveryCodes(
  trx: Db,
  accountId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  const rows = hashes.map((hash) => ({ account_id: accountId, code_hash: hash }))
  await trx.insertInto('recovery_code').values(rows).execute()
}

function renewRecoveryCodes(db: Db, change: Args<'renewRecoveryCodes'>): Promise<void> {
  const { accountId, recoveryHashes } = change
  return db.transaction().execute(async (trx) => {
    await replaceRecoveryCodes(trx, accountId, recoveryHashes)
    const line = { action: 'second-factor.codes-renewed', target: accountId, outcome: 'done' as const }
    await recordAudit(trx, { ...line, ...auditActor(change) })
  })
}

function remove(db: Db, change: Args<'remove'>): Promise<boolean> {
  const { accountId, by } = change
  return db.transaction().execute(async (trx) => {
    const gone = await trx.deleteFrom('second_factor').where('account_id', '=', accountId).executeTakeFirst()
    if (gone.numDeletedRows === 0n) return false
    const action = by.accountId === accountId ? 'second-factor.removed' : 'second-factor.reset'
    await recordAudit(trx, { action, target: accountId, outcome: 'done', ...auditActor(change) })
    return true
  })
}
