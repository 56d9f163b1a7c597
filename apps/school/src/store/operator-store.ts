import type { Selectable } from 'kysely'
import type { NewOperator, OperatorStore } from '../features/operators/index.ts'
import type { Operator } from '../frame/operator.ts'
import { otherNames, toBase } from './base-columns.ts'
import { closeOperatorSessions } from './close-sessions.ts'
import { giveBases } from './give-bases.ts'
import type { SchoolSchema } from './schema.ts'
import { change, type SchoolDatabase, type SchoolTransaction } from './school-database.ts'

/** {@link OperatorStore} on PostgreSQL. */
export function createOperatorStore(db: SchoolDatabase): OperatorStore {
  return {
    byLogin: async (login) => {
      const row = await db
        .selectFrom('operator')
        .selectAll()
        .where('login', '=', login.toLowerCase())
        .executeTakeFirst()
      return row && { ...toOperator(row), passwordHash: row.password_hash ?? undefined }
    },
    byId: async (id) => {
      const row = await db.selectFrom('operator').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toOperator(row)
    },
    basesOf: async (operator) =>
      (await openTo(db, operator).orderBy('name').orderBy('base.id').execute()).map(toBase),
    mayOpen: async (operator, baseId) =>
      (await openTo(db, operator).where('base.id', '=', baseId).executeTakeFirst()) !== undefined,
    save: (operator, at, audit) => change(db, audit, (trx) => save(trx, operator, at)),
    recordSignIn: (audit, operatorId) =>
      change(db, audit, async (trx) => {
        if (operatorId === undefined) return
        await trx
          .updateTable('operator')
          .set({ last_sign_in_at: audit.at })
          .where('id', '=', operatorId)
          .execute()
      }),
  }
}

const openTo = (db: SchoolDatabase, operator: Operator) =>
  db
    .selectFrom('base')
    .selectAll('base')
    .select(otherNames)
    .$if(!operator.allBases, (query) =>
      query
        .where('base.stage', '<>', 'quarantine')
        .where('base.id', 'in', (eb) =>
          eb.selectFrom('operator_base').select('base_id').where('operator_id', '=', operator.id),
        ),
    )

async function save(trx: SchoolTransaction, operator: NewOperator, at: Date): Promise<void> {
  const fields = {
    display_name: operator.displayName,
    password_hash: operator.passwordHash,
    all_bases: operator.bases === 'all',
  }
  const { id } = await trx
    .insertInto('operator')
    .values({ login: operator.login, ...fields, created_at: at })
    .onConflict((conflict) => conflict.column('login').doUpdateSet(fields))
    .returning('id')
    .executeTakeFirstOrThrow()
  await closeOperatorSessions(trx, id)
  await giveBases(trx, id, operator.bases)
}

export const toOperator = (row: Selectable<SchoolSchema['operator']>): Operator => ({
  id: row.id,
  login: row.login,
  displayName: row.display_name,
  allBases: row.all_bases,
})
