import { json } from '@preau/platform'
import type { FailureEvidence, IdentificationStore } from '../features/identification/index.ts'
import type { SchoolDatabase } from './school-database.ts'

type DoubleStore = Pick<IdentificationStore, 'offerDouble' | 'attemptDouble' | 'endDouble'>

/** Accounts of the ENT that wait for a local password, on PostgreSQL. */
export const doubleStore = (db: SchoolDatabase): DoubleStore => ({
  offerDouble: async ({ baseId, tokenHash, pending, at, endsAt }) => {
    await db.deleteFrom('identification_double').where('ends_at', '<', at).execute()
    const { space, casId, ticketHash, evidence } = pending
    const row = {
      token_hash: Buffer.from(tokenHash),
      base_id: baseId,
      space,
      cas_id: casId,
      ticket_hash: Buffer.from(ticketHash),
      evidence: json<Record<string, unknown>>({ ...evidence }),
      ends_at: endsAt,
    }
    await db.insertInto('identification_double').values(row).execute()
  },
  attemptDouble: async ({ baseId, tokenHash, at, most }) => {
    const row = await db
      .updateTable('identification_double')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('token_hash', '=', Buffer.from(tokenHash))
      .where('base_id', '=', baseId)
      .where('ends_at', '>', at)
      .where('attempts', '<', most)
      .returning(['space', 'cas_id', 'ticket_hash', 'evidence'])
      .executeTakeFirst()
    if (!row) return undefined
    const evidence = row.evidence as unknown as FailureEvidence
    return { space: row.space, casId: row.cas_id, ticketHash: row.ticket_hash, evidence }
  },
  endDouble: async (baseId, tokenHash) => {
    await db
      .deleteFrom('identification_double')
      .where('token_hash', '=', Buffer.from(tokenHash))
      .where('base_id', '=', baseId)
      .execute()
  },
})
