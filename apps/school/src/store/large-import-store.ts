import { isUniqueViolation, json } from '@preau/platform'
import {
  type CsvSettings,
  type LargeImport,
  type LargeImportContent,
  type LargeImports,
  type LargeKey,
  type NewLargeImport,
  type PendingPreview,
} from '../features/school-import/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** How long files and changes wait for somebody: until the next day, for these are data about families. */
const waitingMs = 24 * 3_600_000
const later = (at: Date): Date => new Date(at.getTime() + waitingMs)

/** {@link LargeImports} on PostgreSQL. */
export function createLargeImportStore(db: SchoolDatabase): LargeImports {
  return {
    ...findings(db),
    ...work(db),
    ...answers(db),
    keep: (files) => unlessOther(() => keep(db, files)),
    forgetEnded: async (at) => {
      await db
        .deleteFrom('large_import')
        .where('ends_at', '<=', at)
        .where('state', 'not in', ['waiting', 'working'])
        .execute()
    },
  }
}

/** Undefined when the base has others under way: the index allows one. */
async function unlessOther<Result>(write: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) return undefined
    throw error
  }
}

const keep = (db: SchoolDatabase, { files, ...order }: NewLargeImport): Promise<string> =>
  db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('large_import')
      .values({
        base_id: order.baseId,
        kind: order.kind,
        purpose: 'look',
        state: 'waiting',
        file_names: json(files.map(({ name }) => name)),
        bytes: order.bytes,
        settings: order.settings === undefined ? null : json<object>(order.settings),
        actor: order.actor,
        received_at: order.at,
        seen_at: order.at,
        ends_at: later(order.at),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rows = files.map(({ field, name, content }) => {
      return { large_import_id: id, field, name, content: Buffer.from(content) }
    })
    await trx.insertInto('large_import_file').values(rows).execute()
    return id
  })

const everything = (db: SchoolDatabase) =>
  db
    .selectFrom('large_import as large')
    .leftJoin('import_run as run', 'run.large_import_id', 'large.id')
    .selectAll('large')
    .select('run.id as run_id')

type Row = Awaited<ReturnType<ReturnType<typeof everything>['executeTakeFirstOrThrow']>>

const toLarge = (row: Row): LargeImport => ({
  id: row.id,
  baseId: row.base_id,
  kind: row.kind,
  fileNames: row.file_names,
  purpose: row.purpose,
  state: row.state,
  bytes: row.bytes,
  percent: row.percent,
  attempts: row.attempts,
  sentences: row.sentences,
  actor: row.actor,
  receivedAt: row.received_at,
  seenAt: row.seen_at,
  runId: row.run_id ?? undefined,
})

// Written from the same types.
const toContent = (row: Row): LargeImportContent => ({
  ...toLarge(row),
  settings: (row.settings ?? undefined) as CsvSettings | undefined,
  accepted: row.accepted as LargeImportContent['accepted'],
  preview: (row.preview ?? undefined) as PendingPreview | undefined,
})

const underWay = ['waiting', 'working'] as const

function findings(
  db: SchoolDatabase,
): Pick<LargeImports, 'find' | 'list' | 'isUnderWay' | 'underWay' | 'files'> {
  return {
    find: async ({ id, baseId }) => {
      const row = await everything(db)
        .where('large.id', '=', id)
        .where('large.base_id', '=', baseId)
        .executeTakeFirst()
      return row && toContent(row)
    },
    list: async (baseId) => {
      const rows = await everything(db)
        .where('large.base_id', '=', baseId)
        .where('state', '<>', 'done')
        .where('run.id', 'is', null)
        .orderBy('large.id', 'desc')
        .execute()
      return rows.map(toLarge)
    },
    isUnderWay: async (baseId) => {
      const rows = await db
        .selectFrom('large_import')
        .select('id')
        .where('base_id', '=', baseId)
        .where('state', 'in', underWay)
        .execute()
      return rows.length > 0
    },
    underWay: async () => {
      const rows = await db.selectFrom('large_import').select('id').where('state', 'in', underWay).execute()
      return rows.map(({ id }) => id)
    },
    files: (id) =>
      db
        .selectFrom('large_import_file')
        .select(['field', 'name', 'content'])
        .where('large_import_id', '=', id)
        .orderBy('field')
        .execute(),
  }
}

function work(
  db: SchoolDatabase,
): Pick<LargeImports, 'claim' | 'follow' | 'show' | 'lookAgain' | 'putBack' | 'end'> {
  const change = (id: string) =>
    db.updateTable('large_import').where('id', '=', id).where('state', 'in', underWay)
  return {
    claim: async (id, at) => {
      const claimed = await change(id)
        .set((eb) => ({ state: 'working', attempts: eb('attempts', '+', 1), percent: 0, seen_at: at }))
        .executeTakeFirst()
      if (claimed.numUpdatedRows === 0n) return undefined
      return toContent(await everything(db).where('large.id', '=', id).executeTakeFirstOrThrow())
    },
    follow: async (id, percent, at) => {
      await change(id).set({ percent, seen_at: at }).execute()
    },
    show: async (id, { accepted, preview }, at) => {
      await change(id)
        .where('purpose', '=', 'look')
        .set({
          state: 'to-check',
          accepted: json([...accepted]),
          preview: json<object>(preview),
          ends_at: later(at),
        })
        .execute()
    },
    lookAgain: async (id, sentence, at) => {
      await change(id)
        .set({
          purpose: 'look',
          state: 'waiting',
          attempts: 0,
          percent: 0,
          sentences: json([sentence]),
          seen_at: at,
        })
        .execute()
    },
    putBack: async (id, at) => {
      await change(id).set({ state: 'waiting', attempts: 0, percent: 0, seen_at: at }).execute()
    },
    end: async (id, end, at) => {
      const sentences = end.state === 'refused' ? { sentences: json([...end.sentences]) } : {}
      const preview = end.state === 'interrupted' ? {} : { preview: null }
      await db.transaction().execute(async (trx) => {
        const ended = await trx
          .updateTable('large_import')
          .where('id', '=', id)
          .where('state', 'in', underWay)
          .set({ state: end.state, ends_at: later(at), ...sentences, ...preview })
          .executeTakeFirst()
        if (ended.numUpdatedRows > 0n && end.state !== 'interrupted')
          await trx.deleteFrom('large_import_file').where('large_import_id', '=', id).execute()
      })
    },
  }
}

function answers(db: SchoolDatabase): Pick<LargeImports, 'approve' | 'resume' | 'drop'> {
  const change = ({ id, baseId }: LargeKey) =>
    db.updateTable('large_import').where('id', '=', id).where('base_id', '=', baseId)
  const isChanged = async (write: () => Promise<{ readonly numUpdatedRows: bigint }>): Promise<boolean> =>
    ((await unlessOther(write))?.numUpdatedRows ?? 0n) > 0n
  return {
    approve: (key, actor, at) =>
      isChanged(() =>
        change(key)
          .where('state', '=', 'to-check')
          .where('ends_at', '>', at)
          .set({
            purpose: 'apply',
            state: 'waiting',
            attempts: 0,
            percent: 0,
            sentences: json([]),
            actor,
            seen_at: at,
          })
          .executeTakeFirstOrThrow(),
      ),
    resume: (key, at) =>
      isChanged(() =>
        change(key)
          .where('state', '=', 'interrupted')
          .where('ends_at', '>', at)
          .set({ state: 'waiting', attempts: 0, percent: 0, seen_at: at })
          .executeTakeFirstOrThrow(),
      ),
    drop: async ({ id, baseId }) => {
      const gone = await db
        .deleteFrom('large_import')
        .where('id', '=', id)
        .where('base_id', '=', baseId)
        .where((eb) => eb.not(eb.and([eb('purpose', '=', 'apply'), eb('state', '=', 'working')])))
        .executeTakeFirstOrThrow()
      return gone.numDeletedRows > 0n
    },
  }
}
