import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { EmbeddedDatabaseInUse } from './embedded-database-error.ts'
import { isRunning, processBirth } from './process-identity.ts'

const ownerSchema = z.object({ pid: z.number().int().positive(), birth: z.string() })

/** A process, told apart from a later one of the same number. */
type Owner = z.infer<typeof ownerSchema>

/** Gives the folder back. */
export type ReleaseFolder = () => void

/** The live process that owns a folder, if any. A claim left by `kill -9` counts for nothing. */
export function folderOwner(folder: string): number | undefined {
  const owner = readOwner(join(folder, 'owner.json'))
  return owner !== undefined && isOwnerAlive(owner) ? owner.pid : undefined
}

/**
 * Makes this process the only owner of a folder, until it gives it back or dies.
 *
 * Claiming is one `link`, which fails if the claim exists. A claim left by a dead process is replaced under a second claim named
 * after the dead one, so that of several processes that find it only one may replace it.
 *
 * @throws EmbeddedDatabaseInUse when a live process owns it
 */
export function claimFolder(folder: string): ReleaseFolder {
  const claim = join(folder, 'owner.json')
  const mine: Owner = { pid: process.pid, birth: processBirth(process.pid) ?? '' }
  const draft = join(folder, `owner.${process.pid}.draft`)
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    if (!tryLink(draft, claim)) replaceStaleClaim(folder, claim, draft)
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    const owner = readOwner(claim)
    if (owner?.pid === mine.pid && owner.birth === mine.birth) rmSync(claim, { force: true })
  }
}

function replaceStaleClaim(folder: string, claim: string, draft: string): void {
  const previous = readOwner(claim)
  if (previous !== undefined && isOwnerAlive(previous)) throw new EmbeddedDatabaseInUse(folder, previous.pid)
  const takeover = join(folder, `owner.after-${previous?.pid ?? 0}-${claimKey(previous)}`)
  const rival = readOwner(takeover)
  if (rival !== undefined && !isOwnerAlive(rival)) rmSync(takeover, { force: true })
  if (!tryLink(draft, takeover)) {
    const winner = readOwner(takeover) ?? readOwner(claim)
    throw new EmbeddedDatabaseInUse(folder, winner?.pid ?? 0)
  }
  try {
    const current = readOwner(claim)
    if (current !== undefined && isOwnerAlive(current)) throw new EmbeddedDatabaseInUse(folder, current.pid)
    renameSync(draft, claim)
  } finally {
    rmSync(takeover, { force: true })
  }
}

const claimKey = (owner: Owner | undefined): string =>
  (owner?.birth ?? 'illisible').replaceAll(/[^\w-]/g, '_')

function isOwnerAlive(owner: Owner): boolean {
  return isRunning(owner.pid) && processBirth(owner.pid) === owner.birth
}

function readOwner(path: string): Owner | undefined {
  try {
    const parsed = ownerSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
