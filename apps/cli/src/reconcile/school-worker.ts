import { parentPort } from 'node:worker_threads'
import { type SchoolJob, solveSchool } from './solve-school.ts'

// Started by school-thread.ts: answers each school with its result, and lives until it is ended. What it throws ends it,
// and reaches the thread that waits for the answer.
parentPort?.on('message', (job: SchoolJob) => {
  const result = solveSchool(job)
  parentPort?.postMessage(result, [result.lines.buffer])
})
