import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { describeAafEntry } from '@preau/exchange'
import { Refusal } from '@preau/platform'
import { type Extract, extract } from 'tar-stream'
import { openPromise } from 'yauzl'
import { ArchiveGuard, type ArchiveLimits, archiveLimits } from './archive-limits.ts'
import { aafRefusals } from './refusals.ts'

/** A file as it was given: an AAF file, or an archive of them. */
export interface DeliveredFile {
  readonly name: string
  /** Where it is on this machine, when it is on a disk. */
  readonly path?: string | undefined
  open(): AsyncIterable<Uint8Array>
}

/** One AAF file of a delivery. Its bytes must be read before the next is asked for. */
export interface UnpackedFile {
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/**
 * Unfolds the archives of a delivery (`.zip`, `.tar`, `.tar.gz`, `.tgz`; ent-ecosystem §1.1), streamed, within limits. What
 * is not an AAF file by its name is named without its bytes.
 *
 * @throws Refusal `aaf.archive-broken`, `aaf.archive-path`, `aaf.archive-bomb`
 */
export async function* unpackDelivery(
  files: Iterable<DeliveredFile> | AsyncIterable<DeliveredFile>,
  limits: ArchiveLimits = archiveLimits,
): AsyncGenerator<UnpackedFile, void, undefined> {
  for await (const file of files) {
    const unpack = archives.find(({ name }) => name.test(file.name))?.unpack
    if (unpack === undefined) yield readable(file.name, file.open())
    else yield* orBroken(file.name, unpack(file, new ArchiveGuard(file.name, limits)))
  }
}

type Unpack = (file: DeliveredFile, guard: ArchiveGuard) => AsyncGenerator<UnpackedFile, void, undefined>

const archives: readonly { readonly name: RegExp; readonly unpack: Unpack }[] = [
  { name: /\.zip$/i, unpack: unpackZip },
  { name: /\.(tar\.gz|tgz)$/i, unpack: (file, guard) => unpackTar(file, guard, true) },
  { name: /\.tar$/i, unpack: (file, guard) => unpackTar(file, guard, false) },
]

/** Whatever the libraries find wrong with an archive. */
async function* orBroken(
  name: string,
  entries: AsyncIterable<UnpackedFile>,
): AsyncGenerator<UnpackedFile, void, undefined> {
  try {
    for await (const { name: entry, chunks } of entries) yield { name: entry, chunks: named(name, chunks) }
  } catch (error) {
    throw brokenOr(name, error)
  }
}

async function* named(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* chunks
  } catch (error) {
    throw brokenOr(name, error)
  }
}

function brokenOr(name: string, error: unknown): unknown {
  if (error instanceof Refusal || isFaultOfTheSystem(error)) return error
  // The words by which yauzl refuses a name before anybody else sees it.
  const [, entry] = /(?:relative path|absolute path|invalid characters[^:]*): (.*)/.exec(String(error)) ?? []
  if (entry !== undefined)
    return aafRefusals.refuse('aaf.archive-path', { name, entry: entry.slice(0, 100) }, { cause: error })
  return aafRefusals.refuse('aaf.archive-broken', { name }, { cause: error })
}

/** A disk that fails is not the fault of the archive: its errors carry the system call. */
const isFaultOfTheSystem = (error: unknown): boolean => error instanceof Error && 'syscall' in error

function readable(name: string, chunks: AsyncIterable<Uint8Array>): UnpackedFile {
  return { name, chunks: describeAafEntry(name) === undefined ? nothing() : chunks }
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {
  // A file that is not of AAF is reported by its name, and not kept.
}

/** `._NAME.xml` and `__MACOSX/`: what a Macintosh adds to archives. */
const isShadow = (path: string): boolean => /(^|\/)(\._|__MACOSX\/)/.test(path)

async function* unpackTar(
  file: DeliveredFile,
  guard: ArchiveGuard,
  compressed: boolean,
): AsyncGenerator<UnpackedFile, void, undefined> {
  let received = 0
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of file.open()) {
      received += chunk.length
      yield chunk
    }
  }
  const tar: Extract = extract()
  const source = Readable.from(counted(), { objectMode: false })
  const flow = compressed ? pipeline(source, createGunzip(), tar) : pipeline(source, tar)
  // Its failure is met by the reading of the entries below, or after them.
  flow.catch((error: unknown) => tar.destroy(error instanceof Error ? error : undefined))
  for await (const entry of tar) {
    const { name, type } = entry.header
    if (type !== 'file' || isShadow(name)) {
      entry.resume()
      continue
    }
    guard.entry(name)
    const unpacked = readable(
      name,
      guard.pass(bytesOf(entry), () => received),
    )
    yield unpacked
    entry.resume()
  }
  await flow
}

/** The types of tar-stream do not say what its streams give. */
async function* bytesOf(chunks: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) if (chunk instanceof Uint8Array) yield chunk
}

async function* unpackZip(
  file: DeliveredFile,
  guard: ArchiveGuard,
): AsyncGenerator<UnpackedFile, void, undefined> {
  if (file.path !== undefined) return yield* unpackZipAt(file.path, guard)
  // The list of a zip is at its end: it must be on a disk.
  const path = join(tmpdir(), `preau-zip-${randomUUID()}`)
  try {
    await pipeline(file.open(), createWriteStream(path, { mode: 0o600 }))
    yield* unpackZipAt(path, guard)
  } finally {
    await rm(path, { force: true })
  }
}

async function* unpackZipAt(
  path: string,
  guard: ArchiveGuard,
): AsyncGenerator<UnpackedFile, void, undefined> {
  const zip = await openPromise(path, { decodeStrings: true, validateEntrySizes: true })
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry
      guard.entry(fileName)
      if (fileName.endsWith('/') || isShadow(fileName)) continue
      const stream =
        describeAafEntry(fileName) === undefined ? nothing() : await zip.openReadStreamPromise(entry)
      yield readable(
        fileName,
        guard.pass(stream, () => entry.compressedSize),
      )
    }
  } finally {
    zip.close()
  }
}
