import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { UsageError } from './command.ts'

/** A file to import: its name, and its bytes when they are wanted. */
export interface FileEntry {
  readonly name: string
  open(): AsyncIterable<Uint8Array>
}

/** One file as an entry. @throws UsageError when there is no such file */
export async function fileEntry(path: string): Promise<FileEntry> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new UsageError(`Il n’y a pas de fichier «\u00a0${path}\u00a0».`)
  return { name: basename(path), open: () => createReadStream(path) }
}

/** The `.xml` files of the folders and the files named, in the order of their names. */
export async function xmlEntries(paths: readonly string[]): Promise<readonly FileEntry[]> {
  if (paths.length === 0) throw new UsageError('Indiquez un dossier ou des fichiers .xml.')
  const all = await Promise.all(paths.map(entriesOf))
  return all.flat()
}

async function entriesOf(path: string): Promise<readonly FileEntry[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return [await fileEntry(path)]
  const names = (await readdir(path)).filter((name) => name.toLowerCase().endsWith('.xml')).sort()
  if (names.length === 0)
    throw new UsageError(`Le dossier «\u00a0${path}\u00a0» ne contient aucun fichier .xml.`)
  return await Promise.all(names.map((name) => fileEntry(join(path, name))))
}
