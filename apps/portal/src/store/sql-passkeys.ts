import { type Database, recordAudit, sha256 } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { Passkey, Passkeys } from '../features/second-factor/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'
import { replaceRecoveryCodes } from './sql-second-factors.ts'

type Db = Kysely<PortalSchema>
type Args<Name extends keyof Passkeys> = Parameters<Passkeys[Name]>[0]

/** {@link Passkeys} on PostgreSQL; a challenge is kept as its SHA-256. */
export function sqlPasskeys(database: Database): Passkeys {
  const db = database.kysely<PortalSchema>()
  return {
    list: (accountId) => list(db, accountId),
    issue: async ({ challenge, accountId, purpose, endsAt }) => {
      const row = { challenge_hash: sha256(challenge), account_id: accountId, purpose, ends_at: endsAt }
      await db.insertInto('passkey_challenge').values(row).execute()
    },
    take: async ({ challenge, accountId, purpose, at }) => {
      const gone = await db
        .deleteFrom('passkey_challenge')
        .where('challenge_hash', '=', sha256(challenge))
        .where('account_id', '=', accountId)
        .where('purpose', '=', purpose)
        .where('ends_at', '>', at)
        .executeTakeFirst()
      return gone.numDeletedRows > 0n
    },
    add: (change) => add(db, change),
    use: async ({ id, counter, at }) => {
      const update = db.updateTable('passkey').set({ counter: String(counter), last_used_at: at })
      const later = update.where('id', '=', id).where(sql<boolean>`counter < ${counter} or ${counter} = 0`)
      return (await later.executeTakeFirst()).numUpdatedRows > 0n
    },
    remove: (change) => remove(db, change),
    purge: async (now, limit) => {
      const { numAffectedRows = 0n } = await sql`delete from passkey_challenge where challenge_hash in
        (select challenge_hash from passkey_challenge where ends_at <= ${now} limit ${limit})`.execute(db)
      return Number(numAffectedRows)
    },
  }
}

async function list(db: Db, accountId: string): Promise<readonly Passkey[]> {
  const query = db.selectFrom('passkey').selectAll().where('account_id', '=', accountId)
  const rows = await query.orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    credentialId: row.credential_id.toString('base64url'),
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    addedAt: row.added_at,
    lastUsedAt: row.last_used_at ?? undefined,
  }))
}

function add(db: Db, change: Args<'add'>): ReturnType<Passkeys['add']> {
  const { accountId, at, key, recoveryHashes } = change
  return db.transaction().execute(async (trx) => {
    const factor = await trx
      .insertInto('second_factor')
      .values({ account_id: accountId, secret: null, last_step: null, enrolled_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    const first = factor.numInsertedOrUpdatedRows !== 0n
    const row = {
      account_id: accountId,
      credential_id: Buffer.from(key.credentialId, 'base64url'),
      public_key: Buffer.from(key.publicKey),
      counter: String(key.counter),
      transports: [...key.transports],
      name: key.name,
      added_at: at,
      last_used_at: null,
    }
    const inserted = await trx
      .insertInto('passkey')
      .values(row)
      .onConflict((conflict) => conflict.column('credential_id').doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 0n) return 'taken'
    if (first) await replaceRecoveryCodes(trx, accountId, recoveryHashes)
    await writeLine(trx, change, 'second-factor.key-added', key.name)
    return first ? 'first' : 'more'
  })
}

function remove(db: Db, change: Args<'remove'>): Promise<string | undefined> {
  const { accountId, id } = change
  return db.transaction().execute(async (trx) => {
    // Two removals at once of the last two keys: the second must see that the first left only one.
    await sql`select 1 from second_factor where account_id = ${accountId} for update`.execute(trx)
    const gone = await trx
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .returning('name')
      .executeTakeFirst()
    if (!gone) return undefined
    await sql`delete from second_factor f where account_id = ${accountId} and secret is null
      and not exists (select 1 from passkey k where k.account_id = f.account_id)`.execute(trx)
    await writeLine(trx, change, 'second-factor.key-removed', gone.name)
    return gone.name
  })
}

function writeLine(
  trx: Db,
  change: Pick<Args<'remove'>, 'accountId' | 'by' | 'at'>,
  action: string,
  name: string,
): Promise<unknown> {
  const line = { action, target: change.accountId, outcome: 'done' as const, data: { name } }
  return recordAudit(trx, { ...line, ...auditActor(change) })
}
