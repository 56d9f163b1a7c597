import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type {
  MessageChange,
  MessageDraft,
  MessageReader,
  SchoolMessage,
  SchoolMessages,
} from '../features/messages/index.ts'
import { auditActor } from './audit-actor.ts'
import { ofSchools } from './in-scope.ts'
import type { PortalSchema } from './schema.ts'
import { storedProfile } from './service-access/stored-profile.ts'

type Db = Kysely<PortalSchema>

/** {@link SchoolMessages} on PostgreSQL. */
export function sqlSchoolMessages(database: Database): SchoolMessages {
  const db = database.kysely<PortalSchema>()
  return {
    list: async (scope) =>
      (await selectMessages(db).where(ofSchools(scope, 'm.establishment_id')).execute()).map(toMessage),
    find: async (scope, id) => {
      const one = selectMessages(db).where('m.id', '=', id).where(ofSchools(scope, 'm.establishment_id'))
      const row = await one.executeTakeFirst()
      return row && toMessage(row)
    },
    forPerson: (reader, today) => forPerson(db, reader, today),
    create: (draft, change) => create(db, draft, change),
    update: (edit, change) => update(db, edit, change),
    remove: (id, change) => remove(db, id, change),
  }
}

function selectMessages(db: Db) {
  return db
    .selectFrom('school_message as m')
    .leftJoin('establishment as e', 'e.id', 'm.establishment_id')
    .selectAll('m')
    .select('e.name as school_name')
    .orderBy('m.starts_on', 'desc')
    .orderBy('m.id', 'desc')
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['executeTakeFirstOrThrow']>>

function toMessage(row: MessageRow): SchoolMessage {
  return {
    id: row.id,
    schoolId: row.establishment_id,
    schoolName: row.school_name,
    title: row.title,
    body: row.body,
    profiles: row.profiles.map(storedProfile),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    version: row.version,
    updatedAt: row.updated_at,
    updatedByLabel: row.updated_by_label,
  }
}

/** A message for everybody is read by all who are of the school or administer it; one for a profile, by those who have this profile in the school of the message. */
async function forPerson(
  db: Db,
  { profiles, schoolIds }: MessageReader,
  today: string,
): Promise<readonly SchoolMessage[]> {
  const held = JSON.stringify(profiles.map(({ establishmentId, profile }) => ({ establishmentId, profile })))
  const rows = await selectMessages(db)
    .where('m.starts_on', '<=', today)
    .where('m.ends_on', '>=', today)
    .where(
      sql<boolean>`(m.profiles = '{}' and (m.establishment_id is null
        or m.establishment_id = any(${[...schoolIds]}::bigint[])) or exists (
        select 1 from jsonb_to_recordset(${held}::jsonb) as p("establishmentId" bigint, profile text)
        where (m.establishment_id is null or m.establishment_id = p."establishmentId")
          and p.profile = any(m.profiles)))`,
    )
    .execute()
  return rows.map(toMessage)
}

function columnsOf(draft: MessageDraft, change: MessageChange) {
  return {
    establishment_id: draft.schoolId,
    title: draft.title,
    body: draft.body,
    profiles: [...draft.profiles],
    starts_on: draft.startsOn,
    ends_on: draft.endsOn,
    updated_at: change.at,
    updated_by_label: change.by.label,
  }
}

async function create(db: Db, draft: MessageDraft, change: MessageChange): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('school_message')
      .values({ ...columnsOf(draft, change), created_at: change.at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(trx, { action: 'message.created', id }, change)
  })
}

function update(
  db: Db,
  { id, draft, version }: Parameters<SchoolMessages['update']>[0],
  change: MessageChange,
): Promise<'saved' | 'changed'> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('school_message')
      .set({ ...columnsOf(draft, change), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!row) return 'changed'
    await audit(trx, { action: 'message.updated', id }, change)
    return 'saved'
  })
}

async function remove(db: Db, id: string, change: MessageChange): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const gone = trx.deleteFrom('school_message').where('id', '=', id).returning('id')
    if (await gone.executeTakeFirst()) await audit(trx, { action: 'message.removed', id }, change)
  })
}

function audit(
  trx: Transaction<PortalSchema>,
  { action, id }: { readonly action: string; readonly id: string },
  change: MessageChange,
): Promise<void> {
  return recordAudit(trx, { action, target: `message:${id}`, outcome: 'done', ...auditActor(change) })
}
