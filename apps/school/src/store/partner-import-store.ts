import { json, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { KnownPerson, LinkDraft, PartnerImportStore } from '../features/partner-import/index.ts'
import { isPresent } from './person-columns.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link PartnerImportStore} on PostgreSQL. */
export function createPartnerImportStore(db: SchoolDatabase): PartnerImportStore {
  return {
    people: (baseId, today) => people(db, baseId, today),
    keepDraft: async (baseId, { fileName, links, createdBy, endsAt }) => {
      const values = {
        created_by: createdBy,
        ends_at: endsAt,
        file_name: fileName,
        links: json<LinkDraft['links']>(links),
      }
      await db.deleteFrom('partner_link_draft').where('base_id', '=', baseId).execute()
      const inserted = db.insertInto('partner_link_draft').values({ base_id: baseId, ...values })
      return (await inserted.returning('id').executeTakeFirstOrThrow()).id
    },
    applyDraft: (baseId, draftId, at, audit) =>
      db.transaction().execute(async (trx) => {
        const removal = trx
          .deleteFrom('partner_link_draft')
          .where('id', '=', draftId)
          .where('base_id', '=', baseId)
        const draft = await removal
          .where('ends_at', '>', at)
          .returning(['file_name', 'links'])
          .executeTakeFirst()
        if (!draft) return undefined
        // Two people sent by the same file never hold the same identifier in one category: only the base may contradict.
        const written = await sql`
          update person set cas_id = r."casId", cas_id_since = ${at}, updated_at = ${at}
          from jsonb_to_recordset(${json(draft.links)}) as r("personId" bigint, "casId" text)
          where person.id = r."personId" and person.base_id = ${baseId} and person.cas_id is null
            and not exists (select from person other where other.base_id = ${baseId}
              and other.category = person.category and other.cas_id = r."casId")`.execute(trx)
        const linked = Number(written.numAffectedRows ?? 0)
        await recordAudit(trx, audit(linked, draft.file_name))
        return { linked, kept: draft.links.length - linked }
      }),
    forgetEnded: async (at) => {
      await db.deleteFrom('partner_link_draft').where('ends_at', '<=', at).execute()
    },
  }
}

async function people(db: SchoolDatabase, baseId: string, today: string): Promise<readonly KnownPerson[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'category', 'last_name', 'usage_name', 'first_name', 'birth_date', 'postcode', 'cas_id'])
    .select(
      sql<string[]>`array(select pupil_id::text from guardian_link where guardian_id = person.id)`.as(
        'pupil_ids',
      ),
    )
    .where('base_id', '=', baseId)
    .where('access', '=', true)
    .where(isPresent(today))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    lastName: row.last_name,
    usageName: row.usage_name ?? undefined,
    firstName: row.first_name,
    birthDate: row.birth_date ?? undefined,
    postcode: row.postcode ?? undefined,
    casId: row.cas_id ?? undefined,
    pupilIds: row.pupil_ids,
  }))
}
