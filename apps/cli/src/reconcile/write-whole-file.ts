import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { reconcileRefusals } from './refusals.ts'

/**
 * Writes a file that appears whole or not at all: the parts go to a file beside it, which takes its name at the end and
 * is removed when a part cannot be made. What is not an ordinary file (a pipe, the terminal) is written as it comes.
 *
 * @throws Refusal `reconcile.cannot-write` when the disk says no; whatever making the parts threw, as it is
 */
export async function writeWholeFile(path: string, parts: AsyncIterable<string | Uint8Array>): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() === false) {
    await writeParts({ path, asked: path, flags: 'a' }, parts)
    return
  }
  const target = await realpath(path).catch(() => path)
  const draft = `${target}.${process.pid}.partiel`
  try {
    await writeParts({ path: draft, asked: path, flags: 'w' }, parts)
    await rename(draft, target).catch(refuse(path))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

interface Draft {
  readonly path: string
  /** The name the person gave: the one she is told of. */
  readonly asked: string
  readonly flags: 'a' | 'w'
}

async function writeParts(
  { path, asked, flags }: Draft,
  parts: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const file: FileHandle = await open(path, flags, 0o600).catch(refuse(asked))
  try {
    for await (const part of parts) await file.writeFile(part).catch(refuse(asked))
  } finally {
    await file.close()
  }
}

function refuse(path: string): (error: unknown) => never {
  return (error) => {
    const detail = error instanceof Error ? error.message : String(error)
    throw reconcileRefusals.refuse('reconcile.cannot-write', { path, detail }, { cause: error })
  }
}
