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

/** What an AAF delivery is made of: its files, or an archive of them. */
const deliveryFile = /\.(xml|zip|tar|tar\.gz|tgz)$/i

/** The files and archives of an AAF delivery, of the folders and the files named, in the order of their names. */
export async function deliveryFiles(paths: readonly string[]): Promise<readonly DeliveryFile[]> {
  if (paths.length === 0) throw new UsageError('Indiquez un dossier, une archive, ou des fichiers .xml.')
  const all = await Promise.all(paths.map(deliveryFilesAt))
  return all.flat()
}

/** A file of a delivery, with its place: an archive is read at both ends. */
export interface DeliveryFile extends FileEntry {
  readonly path: string
}

async function deliveryFilesAt(path: string): Promise<readonly DeliveryFile[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return [{ ...(await fileEntry(path)), path }]
  const names = (await readdir(path)).filter((name) => deliveryFile.test(name)).sort()
  if (names.length === 0)
    throw new UsageError(`Le dossier «\u00a0${path}\u00a0» ne contient aucun fichier .xml ni archive.`)
  return await Promise.all(
    names.map(async (name) => ({ ...(await fileEntry(join(path, name))), path: join(path, name) })),
  )
}
