import { recordAudit } from '@preau/platform'
import type { Credential, CredentialStore } from '../features/spaces/index.ts'
import { change, type SchoolDatabase } from './school-database.ts'

/** {@link CredentialStore} on PostgreSQL. */
export function createCredentialStore(db: SchoolDatabase): CredentialStore {
  return {
    byLogin: async (baseId, login) => {
      const found = credentials(db, baseId).where('login', '=', login)
      return toCredential(await found.executeTakeFirst())
    },
    ofPerson: async (baseId, personId) => {
      const found = credentials(db, baseId).where('person_id', '=', personId)
      return toCredential(await found.executeTakeFirst())
    },
    change: (order) => replacePassword(db, order),
    endOneTime: async (baseId, personId, at) => {
      await db
        .updateTable('person_credential')
        .set({ one_time_until: at })
        .where('base_id', '=', baseId)
        .where('person_id', '=', personId)
        .where('one_time_until', '>', at)
        .execute()
    },
    remove: ({ baseId, personId, audit }) =>
      change(db, audit, async (trx) => {
        await trx
          .deleteFrom('person_credential')
          .where('base_id', '=', baseId)
          .where('person_id', '=', personId)
          .execute()
      }),
  }
}

const credentials = (db: SchoolDatabase, baseId: string) =>
  db
    .selectFrom('person_credential')
    .select(['person_id', 'login', 'password_hash', 'one_time_until'])
    .where('base_id', '=', baseId)

interface CredentialRow {
  readonly person_id: string
  readonly login: string
  readonly password_hash: string
  readonly one_time_until: Date | null
}

const toCredential = (row: CredentialRow | undefined): Credential | undefined =>
  row && {
    personId: row.person_id,
    login: row.login,
    passwordHash: row.password_hash,
    oneTimeUntil: row.one_time_until ?? undefined,
  }

async function replacePassword(
  db: SchoolDatabase,
  order: Parameters<CredentialStore['change']>[0],
): Promise<'done' | 'stale'> {
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('person_credential')
      .set({ password_hash: order.passwordHash, one_time_until: null, updated_at: order.at })
      .where('base_id', '=', order.baseId)
      .where('person_id', '=', order.personId)
      .where('password_hash', '=', order.previousHash)
      .returning('person_id')
      .executeTakeFirst()
    if (!changed) return 'stale'
    await recordAudit(trx, order.audit)
    return 'done'
  })
}
