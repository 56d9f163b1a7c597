import { aafRefusals } from './refusals.ts'

/** What an archive may hold. The largest region sends some thousands of files, 10 GiB in all, compressed twenty times. */
export interface ArchiveLimits {
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
  /** Bytes given for one byte received, above {@link ratioFrom} bytes. */
  readonly ratio: number
  readonly ratioFrom: number
}

export const archiveLimits: ArchiveLimits = {
  entries: 20_000,
  entryBytes: 256 * 1024 ** 2,
  totalBytes: 16 * 1024 ** 3,
  ratio: 200,
  ratioFrom: 16 * 1024 ** 2,
}

/** Counts what comes out of one archive, and stops it in time. */
export class ArchiveGuard {
  readonly #name: string
  readonly #limits: ArchiveLimits
  #entries = 0
  #total = 0

  constructor(name: string, limits: ArchiveLimits) {
    this.#name = name
    this.#limits = limits
  }

  /** @throws Refusal `aaf.archive-path`, `aaf.archive-bomb` */
  entry(path: string): void {
    if (leavesItsFolder(path))
      throw aafRefusals.refuse('aaf.archive-path', { name: this.#name, entry: path.slice(0, 100) })
    this.#entries += 1
    if (this.#entries > this.#limits.entries) this.#refuse('elle contient trop de fichiers')
  }

  /** Passes the bytes of one entry. `received`: bytes of the archive read so far, or of the entry itself. */
  async *pass(
    chunks: AsyncIterable<Uint8Array>,
    received: () => number,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const { entryBytes, totalBytes, ratio, ratioFrom } = this.#limits
    let bytes = 0
    for await (const chunk of chunks) {
      bytes += chunk.length
      this.#total += chunk.length
      if (bytes > entryBytes) this.#refuse('un de ses fichiers est trop gros')
      if (this.#total > totalBytes) this.#refuse('son contenu est trop gros')
      if (bytes > ratioFrom && bytes > received() * ratio) this.#refuse('elle se déplie sans mesure')
      yield chunk
    }
  }

  #refuse(limit: string): never {
    throw aafRefusals.refuse('aaf.archive-bomb', { name: this.#name, limit })
  }
}

function leavesItsFolder(path: string): boolean {
  return (
    path.length > 1000 ||
    /[\u0000-\u001f]/.test(path) ||
    /^([/\\]|[a-z]:)/i.test(path) ||
    path.split(/[/\\]/).includes('..')
  )
}
