import { recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { SessionEndStore, SessionTicketStore } from '../features/sessions/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link SessionTicketStore} on PostgreSQL. */
export function createSessionTicketStore(
  db: SchoolDatabase,
  sessionEnds: Pick<SessionEndStore, 'note'>,
): SessionTicketStore {
  return {
    keep: async (trx, { sessionId, baseId, ticketHash }) => {
      await sql`
        insert into session_ticket (session_id, base_id, ticket_hash)
        values (${sessionId}, ${baseId}, ${Buffer.from(ticketHash)})
      `.execute(trx)
    },
    close: ({ baseId, ticketHash, audit }) =>
      db.transaction().execute(async (trx) => {
        const hash = Buffer.from(ticketHash)
        const { rows } = await sql<{ subject: string; token_hash: Buffer }>`
          delete from session using session_ticket as t
          where t.session_id = session.id and t.base_id = ${baseId} and t.ticket_hash = ${hash}
          returning session.subject, session.token_hash
        `.execute(trx)
        const tokenHashes = rows.map((row) => row.token_hash)
        await sessionEnds.note(trx, { tokenHashes, reason: 'ent', at: audit.at })
        for (const { subject } of rows) await recordAudit(trx, { ...audit, target: subject })
        const choices = await trx
          .deleteFrom('identification_choice')
          .where('base_id', '=', baseId)
          .where('ticket_hash', '=', hash)
          .executeTakeFirst()
        const doubles = await trx
          .deleteFrom('identification_double')
          .where('base_id', '=', baseId)
          .where('ticket_hash', '=', hash)
          .executeTakeFirst()
        return rows.length + Number(choices.numDeletedRows) + Number(doubles.numDeletedRows)
      }),
  }
}
