import { type Database, isUniqueViolation, recordAudit } from '@preau/platform'
import type { Kysely, Transaction } from 'kysely'
import type { CrisisChange, CrisisState, CrisisTools } from '../features/crisis/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link CrisisTools} on PostgreSQL. */
export function sqlCrisisTools(database: Database): CrisisTools {
  const db = database.kysely<PortalSchema>()
  return {
    read: () => readState(db),
    setMode: (mode, change) => setMode(db, mode, change),
    setBanner: (banner, change) => setBanner(db, banner, change),
  }
}

async function readState(db: Db): Promise<CrisisState> {
  const [mode, banners] = await Promise.all([
    db.selectFrom('crisis_mode').selectAll().executeTakeFirstOrThrow(),
    db.selectFrom('crisis_banner').selectAll().orderBy('establishment_id').execute(),
  ])
  return {
    mode: {
      readOnly: mode.read_only,
      readOnlyMessage: mode.read_only_message,
      maxRequests: mode.max_requests,
      version: mode.version,
      updatedByLabel: mode.updated_by_label,
    },
    banners: banners.map((row) => ({
      schoolId: row.establishment_id,
      text: row.text,
      tone: row.tone,
      version: row.version,
      updatedByLabel: row.updated_by_label,
    })),
  }
}

function setMode(
  db: Db,
  mode: Parameters<CrisisTools['setMode']>[0],
  change: CrisisChange,
): Promise<'saved' | 'changed'> {
  return db.transaction().execute(async (trx) => {
    const { readOnly, readOnlyMessage, maxRequests, version } = mode
    const row = await trx
      .updateTable('crisis_mode')
      .set({
        read_only: readOnly,
        read_only_message: readOnlyMessage,
        max_requests: maxRequests,
        version: version + 1,
        updated_by_label: change.by.label,
      })
      .where('version', '=', version)
      .returning('version')
      .executeTakeFirst()
    if (!row) return 'changed'
    const data = { readOnly, maxRequests }
    await recordAudit(trx, { action: 'crisis.mode-set', outcome: 'done', data, ...auditActor(change) })
    return 'saved'
  })
}

async function setBanner(
  db: Db,
  banner: Parameters<CrisisTools['setBanner']>[0],
  change: CrisisChange,
): Promise<'saved' | 'changed'> {
  try {
    return await db.transaction().execute<'saved'>(async (trx) => {
      if (!(await writeBanner(trx, banner, change))) throw new Overtaken()
      const data = { schoolId: banner.schoolId, tone: banner.tone, shown: banner.text !== '' }
      await recordAudit(trx, { action: 'crisis.banner-set', outcome: 'done', data, ...auditActor(change) })
      return 'saved'
    })
  } catch (error) {
    // Or two first banners at once.
    if (error instanceof Overtaken || isUniqueViolation(error)) return 'changed'
    throw error
  }
}

/** Leaves the transaction, which takes everything back. */
class Overtaken extends Error {}

async function writeBanner(
  trx: Transaction<PortalSchema>,
  { schoolId, text, tone, version }: Parameters<CrisisTools['setBanner']>[0],
  change: CrisisChange,
): Promise<boolean> {
  const gone = trx
    .deleteFrom('crisis_banner')
    .where('establishment_id', 'is not distinct from', schoolId)
    .returning('version')
  const before = (await gone.executeTakeFirst())?.version ?? 0
  if (before !== version) return false
  if (text === '') return true
  const row = { establishment_id: schoolId, text, tone, version: version + 1 }
  await trx
    .insertInto('crisis_banner')
    .values({ ...row, updated_at: change.at, updated_by_label: change.by.label })
    .execute()
  return true
}
