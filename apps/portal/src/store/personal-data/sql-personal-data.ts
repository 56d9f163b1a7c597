import { displayName } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { DataRow, DataSection, PersonalData, PersonalFile } from '../../features/personal-data/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { auditActor } from '../audit-actor.ts'
import type { PortalSchema } from '../schema.ts'
import { sectionQueries } from './section-queries.ts'

type Db = Kysely<PortalSchema>

/** {@link PersonalData} on PostgreSQL. */
export function sqlPersonalData(database: Database): PersonalData {
  const db = database.kysely<PortalSchema>()
  return {
    // One snapshot: no heading tells of a change that another does not know.
    read: (id, scope) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => read(trx, id, scope)),
    recordExport: ({ accountId: target, format, ...change }) =>
      db.transaction().execute((trx) => {
        const line = { action: 'account.data-exported', target, data: { format }, outcome: 'done' as const }
        return recordAudit(trx, { ...line, ...auditActor(change) })
      }),
  }
}

async function read(db: Db, id: string, scope: Scope): Promise<PersonalFile | undefined> {
  const who = await db
    .selectFrom('account')
    .select(['login', 'first_name', 'last_name'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!who) return undefined
  const sections: Partial<Record<string, readonly DataRow[]>> = {}
  for (const [section, query] of Object.entries(sectionQueries)) {
    const { rows } = await sql<{ row: DataRow }>`select to_jsonb(x) as row
      from (${query.rows(id, scope)}) x`.execute(db)
    sections[section] = rows.map(({ row }) => row)
  }
  return {
    login: who.login,
    name: displayName({ firstName: who.first_name, lastName: who.last_name }),
    sections: sections as Record<DataSection, readonly DataRow[]>, // the loop sets each
  }
}
