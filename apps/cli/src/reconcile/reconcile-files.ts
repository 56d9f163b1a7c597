import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { isAccount, isPerson } from './records.ts'
import { indexSchools } from './school-index.ts'
import type { SchoolJob } from './solve-school.ts'
import { solveSchools } from './solve-schools.ts'
import { writeWholeFile } from './write-whole-file.ts'

/** The two files, and where the predictions go. */
export interface ReconcileFilesRequest {
  readonly directory: string
  readonly people: string
  readonly out: string
  /** Threads to solve schools on; by default as the size of the files and the machine ask. */
  readonly threads?: number | undefined
}

/** Figures of a run. */
export interface ReconcileFilesOutcome {
  readonly auto: number
  readonly suggest: number
  readonly none: number
  readonly elapsedMs: number
  /** Pairs compared. */
  readonly pairs: number
}

/**
 * Reconciles two files of JSON lines, school by school in the order of their UAI: only the place of each school in the
 * files stays in memory, and its records while it is solved. The answer does not depend on the number of threads.
 *
 * @throws UsageError for a line that is not a record
 * @throws Refusal of `reconcileRefusals`; there is then no file, or the one of before
 */
export async function reconcileFiles(request: ReconcileFilesRequest): Promise<ReconcileFilesOutcome> {
  const started = performance.now()
  const total = { auto: 0, suggest: 0, none: 0, elapsedMs: 0, pairs: 0 }
  const jobs = await schoolJobs(request)
  const threads = request.threads ?? (await usualThreads(request))
  await writeWholeFile(request.out, parts())
  return total

  async function* parts(): AsyncGenerator<string | Uint8Array> {
    for await (const { lines, counts, pairs } of solveSchools(jobs, Math.min(threads, jobs.length))) {
      total.auto += counts.auto
      total.suggest += counts.suggest
      total.none += counts.none
      total.pairs += pairs
      yield lines
    }
    total.elapsedMs = Math.round(performance.now() - started)
    yield `${JSON.stringify({ meta: { elapsedMs: total.elapsedMs, pairs: total.pairs } })}\n`
  }
}

async function schoolJobs(request: ReconcileFilesRequest): Promise<readonly SchoolJob[]> {
  const people = await indexSchools({
    path: request.people,
    isRecord: isPerson,
    schoolsOf: ({ uai }) => [uai],
  })
  const directory = await indexSchools({
    path: request.directory,
    isRecord: isAccount,
    schoolsOf: ({ uai }) => new Set(uai.filter((school) => people.has(school))),
  })
  return [...people.keys()].sort().map((uai) => ({
    uai,
    directory: { path: request.directory, runs: directory.get(uai) ?? [] },
    people: { path: request.people, runs: people.get(uai) ?? [] },
  }))
}

/** Below this size, about six schools, starting threads costs more than it gives. */
const smallBytes = 4 << 20
const mostThreads = 4

async function usualThreads({ directory, people }: ReconcileFilesRequest): Promise<number> {
  const sizes = await Promise.all([stat(directory), stat(people)])
  const bytes = sizes.reduce((sum, { size }) => sum + size, 0)
  return bytes < smallBytes ? 1 : Math.min(availableParallelism(), mostThreads)
}
