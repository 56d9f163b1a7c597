import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeliveredFile } from './unpack-delivery.ts'

/** Sub-folders that the portal makes: taken, imported, refused. */
const shelves = { taken: 'en-cours', done: 'importees', refused: 'refusees' } as const

/** A delivery lying in the folder: an archive, a sub-folder, or the AAF files of one prefix and day, lying together. */
export interface DroppedDelivery {
  /** Name of the archive, of the sub-folder, or of the group. */
  readonly name: string
  /** Size and instant of each file: the same at two looks, nobody is copying any more. */
  readonly fingerprint: string
  /** Names in the folder. */
  readonly members: readonly string[]
}

/** What a report says beside a delivery that was taken: its text, and the table of its problems. */
export interface DropReport {
  readonly text: string
  readonly problems: string | undefined
}

/** An operator's folder, where deliveries are put and found again with their report. */
export class DropFolder {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /** What lies there and was not taken; names that are being written by a transfer are left alone. */
  async lying(): Promise<readonly DroppedDelivery[]> {
    await Promise.all(
      Object.values(shelves).map((shelf) => mkdir(join(this.#path, shelf), { recursive: true })),
    )
    const groups = new Map<string, { readonly members: string[]; readonly marks: string[] }>()
    for (const name of (await readdir(this.#path)).sort()) {
      const known = isShelf(name) || isUnfinished(name) ? undefined : await this.#marksOf(name)
      if (known === undefined) continue
      const { group, marks } = known
      const found = groups.get(group) ?? { members: [], marks: [] }
      found.members.push(name)
      found.marks.push(...marks)
      groups.set(group, found)
    }
    return [...groups].map(([name, { members, marks }]) => ({
      name,
      members,
      fingerprint: createHash('sha256').update(marks.join('\n')).digest('hex'),
    }))
  }

  /** The group of an entry and the marks of its files; undefined for what is no delivery. */
  async #marksOf(
    name: string,
  ): Promise<{ readonly group: string; readonly marks: readonly string[] } | undefined> {
    const stat = await lstat(join(this.#path, name))
    if (stat.isDirectory()) {
      const inside = await this.#filesOf(name)
      const busy = inside.length === 0 || inside.some((file) => isUnfinished(file))
      return busy
        ? undefined
        : { group: name, marks: await this.#marks(inside.map((file) => join(name, file))) }
    }
    if (!stat.isFile()) return undefined
    if (/\.(zip|tar|tgz|tar\.gz)$/i.test(name)) return { group: name, marks: await this.#marks([name]) }
    const group = /^(.+_(?:complet|delta)_\d{8})_.+\.xml$/i.exec(name)?.[1]
    return group === undefined ? undefined : { group, marks: await this.#marks([name]) }
  }

  async #marks(names: readonly string[]): Promise<readonly string[]> {
    return Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs } = await lstat(join(this.#path, name))
        return `${name} ${String(size)} ${String(mtimeMs)}`
      }),
    )
  }

  async #filesOf(folder: string): Promise<readonly string[]> {
    const entries = await readdir(join(this.#path, folder), { withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort()
  }

  /** Takes a delivery aside: a rename, which one process alone can do. */
  async take({ name, members }: DroppedDelivery): Promise<void> {
    const shelf = join(this.#path, shelves.taken, name)
    await mkdir(shelf, { recursive: true })
    for (const member of members) await rename(join(this.#path, member), join(shelf, member))
  }

  /** The names taken and not put away yet. */
  async taken(): Promise<readonly string[]> {
    return (await readdir(join(this.#path, shelves.taken))).sort()
  }

  /** The files of a delivery that was taken. */
  async files(name: string): Promise<readonly DeliveredFile[]> {
    const shelf = join(this.#path, shelves.taken, name)
    const entries = await readdir(shelf, { withFileTypes: true, recursive: true })
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    return paths.sort().map((path) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      open: () => createReadStream(path),
    }))
  }

  /** Puts a delivery where its end belongs, with its report. `stamp` keeps two of one name apart. */
  async putAway(
    name: string,
    end: 'done' | 'refused',
    { stamp, report }: { readonly stamp: string; readonly report: DropReport },
  ): Promise<void> {
    const target = join(this.#path, shelves[end], `${stamp}_${name}`)
    const shelf = join(this.#path, shelves.taken, name)
    await writeFile(join(shelf, 'compte-rendu.txt'), report.text)
    if (report.problems !== undefined) await writeFile(join(shelf, 'anomalies.csv'), report.problems)
    await rm(target, { recursive: true, force: true })
    await rename(shelf, target)
  }
}

const isShelf = (name: string): boolean => Object.values(shelves).some((shelf) => shelf === name)

/** Names that programs give to what they are still copying. */
const isUnfinished = (name: string): boolean =>
  name.startsWith('.') ||
  name.endsWith('~') ||
  /\.(part|partial|filepart|tmp|temp|crdownload|download|upload|swp)$/i.test(name)
