import { type Database, isUniqueViolation, json, type RefusalTexts } from '@preau/platform'
import { type RawBuilder, sql } from 'kysely'
import type {
  IdentifierUpload,
  IdentifierUploads,
  NewUpload,
  UploadEnd,
} from '../../features/identifiers-import/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import type { PortalSchema } from '../schema.ts'
import type { Db } from './import-scope.ts'

/** {@link IdentifierUploads} on PostgreSQL: any node can take up the file. */
export function sqlIdentifierUploads(database: Database): IdentifierUploads {
  const db: Db = database.kysely<PortalSchema>()
  return {
    keep: (upload) => keepUpload(db, upload),
    upload: async (id, scope) => (await readUploads(db, scope, sql<boolean>`u.id = ${id}`))[0],
    underWay: (scope) => readUploads(db, scope, isGoing),
    read: (id) => readPieces(db, id),
    openedRun: async (id) => {
      const { rows } = await sql<{ id: string }>`select id::text from identifier_import_run
        where upload_id = ${id}`.execute(db)
      return rows[0]?.id
    },
    follow: async (id, stage, people) => {
      await sql`update identifier_upload set stage = ${stage}, people = ${people} where id = ${id}`.execute(
        db,
      )
    },
    end: (id, end, at) => endUpload(db, { id, end, at }),
  }
}

const isGoing = sql<boolean>`u.stage in ('waiting', 'reading', 'matching', 'storing')`

async function keepUpload(db: Db, upload: NewUpload): Promise<string | undefined> {
  const { schoolId, mode, acceptOtherYear, fileName, by, at, chunks } = upload
  try {
    return await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{
        id: string
      }>`insert into identifier_upload (establishment_id, mode, accept_other_year,
          file_name, stage, received_at, received_by, received_by_label)
        values (${schoolId}, ${mode}, ${acceptOtherYear}, ${fileName}, 'waiting', ${at}, ${by.accountId}, ${by.label})
        returning id::text`.execute(trx)
      const id = rows[0]?.id ?? ''
      let number = 0
      for await (const bytes of chunks) {
        await sql`insert into identifier_upload_piece (upload_id, number, bytes)
          values (${id}, ${number}, ${Buffer.from(bytes)})`.execute(trx)
        number += 1
      }
      return id
    })
  } catch (error) {
    if (isUniqueViolation(error, 'identifier_upload_one')) return undefined
    throw error
  }
}

interface UploadRow {
  readonly id: string
  readonly school_id: string
  readonly uai: string
  readonly name: string
  readonly mode: IdentifierUpload['mode']
  readonly accept_other_year: boolean
  readonly file_name: string
  readonly stage: IdentifierUpload['stage']
  readonly people: number
  readonly refusal: RefusalTexts | null
  readonly run_id: string | null
  readonly received_at: Date
  readonly received_by: string | null
  readonly received_by_label: string
}

async function readUploads(
  db: Db,
  scope: Scope,
  which: RawBuilder<boolean>,
): Promise<readonly IdentifierUpload[]> {
  const here = scope === 'all' ? sql`true` : sql`e.id = any(${[...scope]}::bigint[])`
  const { rows } = await sql<UploadRow>`select u.id::text, e.id::text as school_id, e.uai, e.name, u.mode,
      u.accept_other_year, u.file_name, u.stage, u.people, u.refusal, u.run_id::text, u.received_at,
      u.received_by::text, u.received_by_label
    from identifier_upload u join establishment e on e.id = u.establishment_id
    where ${which} and ${here} order by u.id`.execute(db)
  return rows.map(toUpload)
}

function toUpload(row: UploadRow): IdentifierUpload {
  return {
    id: row.id,
    school: { id: row.school_id, uai: row.uai, name: row.name },
    mode: row.mode,
    acceptOtherYear: row.accept_other_year,
    fileName: row.file_name,
    stage: row.stage,
    people: row.people,
    refusal: row.refusal,
    runId: row.run_id,
    receivedAt: row.received_at,
    by: { accountId: row.received_by, label: row.received_by_label, scope: [row.school_id] },
  }
}

/** One piece in memory at a time. */
async function* readPieces(db: Db, id: string): AsyncGenerator<Uint8Array, void, undefined> {
  for (let number = 0; ; number += 1) {
    const { rows } = await sql<{ bytes: Buffer }>`select bytes from identifier_upload_piece
      where upload_id = ${id} and number = ${number}`.execute(db)
    const [piece] = rows
    if (!piece) return
    yield piece.bytes
  }
}

function endUpload(
  db: Db,
  { id, end, at }: { readonly id: string; readonly end: UploadEnd; readonly at: Date },
): Promise<void> {
  const refusal = end.stage === 'refused' ? end.refusal : null
  const runId = end.stage === 'opened' ? end.runId : null
  return db.transaction().execute(async (trx) => {
    await sql`update identifier_upload set stage = ${end.stage}, refusal = ${refusal === null ? null : json(refusal)}::jsonb,
        run_id = ${runId}, ended_at = ${at} where id = ${id}`.execute(trx)
    await sql`delete from identifier_upload_piece where upload_id = ${id}`.execute(trx)
  })
}
