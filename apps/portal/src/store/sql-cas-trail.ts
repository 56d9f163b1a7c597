import { type AuditEntry, type Database, recordAudit } from '@preau/platform'
import type { Kysely } from 'kysely'
import type { CasIncident, CasTrail } from '../features/cas/index.ts'
import type { PortalSchema } from './schema.ts'

/** {@link CasTrail} on PostgreSQL. A refusal changes nothing, so its line has a transaction of its own. */
export function sqlCasTrail(database: Database): CasTrail {
  const db = database.kysely<PortalSchema>()
  return {
    record: (incident) =>
      db.transaction().execute(async (trx) => {
        const school = 'ownerId' in incident ? await uaiOf(trx, incident.ownerId) : undefined
        await recordAudit(trx, { ...entryOf(incident), school, at: incident.at })
      }),
  }
}

function entryOf(incident: CasIncident): Omit<AuditEntry, 'at'> {
  const action = `cas.${incident.kind}`
  switch (incident.kind) {
    case 'service-refused': {
      const { accountId: actor = 'anonymous', reason, address, mistakes, serviceCode: target } = incident
      const data = { reason, address, ...(mistakes.length > 0 && { mistakes: [...mistakes] }) }
      return { action, actor, target, outcome: 'refused', data }
    }
    case 'access-refused':
    case 'proxy-refused': {
      const { accountId: actor, serviceCode: target, because } = incident
      return { action, actor, target, outcome: 'refused', data: { because } }
    }
    case 'validation-refused': {
      const { accountId: actor, serviceCode: target, because, address, given } = incident
      return { action, actor, target, outcome: 'refused', data: { because, address, given } }
    }
    case 'attribute-missing': {
      const { accountId: actor, serviceCode: target, names } = incident
      return { action, actor, target, outcome: 'failed', data: { names } }
    }
  }
}

async function uaiOf(db: Kysely<PortalSchema>, establishmentId: string | null): Promise<string | undefined> {
  if (establishmentId === null) return undefined
  const row = await db
    .selectFrom('establishment')
    .select('uai')
    .where('id', '=', establishmentId)
    .executeTakeFirst()
  return row?.uai
}
