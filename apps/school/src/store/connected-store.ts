import { recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { ConnectedPerson, ConnectedStore, SessionEndStore } from '../features/sessions/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link ConnectedStore} on PostgreSQL: the sessions of the platform, seen from one base. */
export function createConnectedStore(
  db: SchoolDatabase,
  sessionEnds: Pick<SessionEndStore, 'note'>,
): ConnectedStore {
  return {
    list: async (baseId, query) => {
      const { rows } = await liveSessions(baseId, query).execute(db)
      return { rows: rows.map(toPerson), total: Number(rows[0]?.total ?? 0) }
    },
    disconnect: ({ baseId, which, audit }) =>
      db.transaction().execute(async (trx) => {
        const those = which === 'all' ? sql`true` : sql`id::text = ${which.sessionId}`
        const { rows: closed } = await sql<{ token_hash: Buffer }>`
          delete from session where subject like 'person:%' and data->>'baseId' = ${baseId} and ${those}
          returning token_hash
        `.execute(trx)
        const count = closed.length
        const tokenHashes = closed.map((row) => row.token_hash)
        await sessionEnds.note(trx, { tokenHashes, reason: 'supervisor', at: audit.at })
        if (count > 0) await recordAudit(trx, { ...audit, data: { ...audit.data, sessions: count } })
        return count
      }),
  }
}

interface LiveRow extends Pick<ConnectedPerson, 'category' | 'space' | 'via'> {
  readonly id: string
  readonly person_id: string
  readonly called_name: string
  readonly first_name: string
  readonly opened_at: Date
  readonly last_seen_at: Date
  readonly total: string
}

const liveSessions = (baseId: string, { now, page, pageSize }: Parameters<ConnectedStore['list']>[1]) =>
  sql<LiveRow>`
    select session.id, person.id as person_id, person.category, person.first_name,
      coalesce(person.usage_name, person.last_name) as called_name, session.data->>'space' as space,
      session.data->>'via' as via, session.opened_at, session.last_seen_at, count(*) over () as total
    from session join person on 'person:' || person.id = session.subject
    where session.data->>'baseId' = ${baseId} and person.base_id = ${baseId}
      and session.idle_ends_at > ${now} and session.ends_at > ${now}
    order by person.name_key, session.id
    limit ${pageSize} offset ${(page - 1) * pageSize}
  `

const toPerson = (row: LiveRow): ConnectedPerson => ({
  sessionId: row.id,
  personId: row.person_id,
  category: row.category,
  lastName: row.called_name,
  firstName: row.first_name,
  space: row.space,
  via: row.via,
  openedAt: row.opened_at,
  lastSeenAt: row.last_seen_at,
})
