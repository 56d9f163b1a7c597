import { reconcileRefusals } from './refusals.ts'
import { type SchoolThread, startSchoolThread } from './school-thread.ts'
import { type SchoolJob, type SchoolResult, solveSchool } from './solve-school.ts'

/** Results that wait for the school before them are held up to this size; then the threads wait too. */
const heldBytes = 64 << 20

/**
 * Solves schools on `threads` threads (1: in this one) and gives the results in the order of the schools, whichever is
 * ready first. Every thread has ended when it returns or throws.
 *
 * @throws Refusal `reconcile.school-failed` for the first school, in their order, that could not be solved
 */
export async function* solveSchools(
  jobs: readonly SchoolJob[],
  threads: number,
): AsyncGenerator<SchoolResult> {
  if (threads <= 1) {
    for (const job of jobs) yield await solved(job, (one) => Promise.resolve(solveSchool(one)))
    return
  }
  const pool = Array.from({ length: Math.min(threads, jobs.length) }, startSchoolThread)
  try {
    yield* inOrder(jobs, pool)
  } finally {
    await Promise.all(pool.map((thread) => thread.end()))
  }
}

async function* inOrder(
  jobs: readonly SchoolJob[],
  pool: readonly SchoolThread[],
): AsyncGenerator<SchoolResult> {
  const results = jobs.map(() => Promise.withResolvers<SchoolResult>())
  // A school that fails after another is never awaited: its refusal is not a fault of the process.
  for (const { promise } of results) promise.catch(() => undefined)
  let [next, held, room] = [0, 0, Promise.withResolvers<undefined>()]
  const work = async (thread: SchoolThread): Promise<void> => {
    for (;;) {
      while (held > heldBytes) await room.promise
      const [job, result] = [jobs[next], results[next]]
      next += 1
      if (job === undefined || result === undefined) return
      const answer = await solved(job, thread.solve).catch((error: unknown) => result.reject(error))
      if (answer === undefined) return
      held += answer.lines.length
      result.resolve(answer)
    }
  }
  for (const thread of pool) void work(thread)
  for (const { promise } of results) {
    const result = await promise
    held -= result.lines.length
    room.resolve(undefined)
    room = Promise.withResolvers()
    yield result
  }
}

async function solved(
  job: SchoolJob,
  solve: (job: SchoolJob) => Promise<SchoolResult>,
): Promise<SchoolResult> {
  try {
    return await solve(job)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw reconcileRefusals.refuse('reconcile.school-failed', { uai: job.uai, detail }, { cause: error })
  }
}
