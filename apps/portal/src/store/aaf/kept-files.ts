import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import type { AafKeptFile } from '../../features/aaf-import/index.ts'
import type { PortalSchema } from '../schema.ts'

type Db = Kysely<PortalSchema>

/** A piece is what goes to the database at once: large enough to be few, small enough to be nothing in memory. */
const pieceBytes = 512 * 1024

/** Keeps a file, compressed and in pieces: any node can then read it, and nothing of it is held in memory. */
export async function keepFile(
  db: Db,
  runId: string,
  file: { readonly position: number; readonly name: string; readonly chunks: AsyncIterable<Uint8Array> },
): Promise<void> {
  const { position, name } = file
  let bytes = 0
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of file.chunks) {
      bytes += chunk.length
      yield chunk
    }
  }
  const source = Readable.from(counted(), { objectMode: false })
  const gzip = createGzip({ level: 1 })
  source.on('error', (error) => gzip.destroy(error))
  let number = 0
  for await (const piece of inPieces(source.pipe(gzip))) {
    const values = { run_id: runId, position, number, bytes: piece }
    await db.insertInto('aaf_run_piece').values(values).execute()
    number += 1
  }
  await db
    .insertInto('aaf_run_file')
    .values({ run_id: runId, position, name, bytes, read_at: null })
    .execute()
}

async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    length += chunk.length
    if (length < pieceBytes) continue
    yield Buffer.concat(held)
    held = []
    length = 0
  }
  yield Buffer.concat(held)
}

/** The files of a run, in the order they came. */
export async function keptFiles(db: Db, runId: string): Promise<readonly AafKeptFile[]> {
  const query = db.selectFrom('aaf_run_file').selectAll().where('run_id', '=', runId)
  const rows = await query.orderBy('position').execute()
  return rows.map(({ position, name, bytes, read_at }) => ({
    position,
    name,
    bytes: Number(bytes),
    read: read_at !== null,
    open: () => opened(db, runId, position),
  }))
}

async function* opened(db: Db, runId: string, position: number): AsyncGenerator<Uint8Array, void, undefined> {
  const source = Readable.from(pieces(db, runId, position), { objectMode: false })
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  try {
    yield* source.pipe(gunzip)
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

async function* pieces(db: Db, runId: string, position: number): AsyncGenerator<Buffer, void, undefined> {
  for (let number = 0; ; number += 1) {
    const row = await db
      .selectFrom('aaf_run_piece')
      .select('bytes')
      .where('run_id', '=', runId)
      .where('position', '=', position)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!row) return
    yield row.bytes
  }
}
