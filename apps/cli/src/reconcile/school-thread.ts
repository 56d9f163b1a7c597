import { Worker } from 'node:worker_threads'
import type { SchoolJob, SchoolResult } from './solve-school.ts'

/** A thread that solves one school at a time. */
export interface SchoolThread {
  /** @throws what the thread threw, or an error when it ended without an answer */
  readonly solve: (job: SchoolJob) => Promise<SchoolResult>
  readonly end: () => Promise<unknown>
}

/** Starts a thread on the source of the worker, which Node reads by itself. */
export function startSchoolThread(): SchoolThread {
  const worker = new Worker(new URL('./school-worker.ts', import.meta.url))
  let waiting: PromiseWithResolvers<SchoolResult> | undefined
  let failure: unknown
  const fail = (error: unknown): void => {
    failure ??= error
    waiting?.reject(failure)
  }
  worker.on('message', (result: SchoolResult) => waiting?.resolve(result))
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`le processus de calcul s’est arrêté (code ${code})`)))
  return {
    solve: (job) => {
      waiting = Promise.withResolvers()
      if (failure === undefined) worker.postMessage(job)
      else waiting.reject(failure)
      return waiting.promise
    },
    end: () => worker.terminate(),
  }
}
