import { Worker } from 'node:worker_threads'
import type { Decision, ReconcileRequest } from '@preau/reconciliation'

/**
 * Runs the matching in a thread of its own: a second of work for a large school, during which the portal goes on
 * answering. Node reads the TypeScript of the worker by itself.
 */
export function runReconciliation(request: ReconcileRequest): Promise<readonly Decision[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reconciliation-worker.ts', import.meta.url), { workerData: request })
    worker.once('message', (decisions: readonly Decision[]) => resolve(decisions))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      reject(new Error(`the matching thread ended with code ${code} and without an answer`))
    })
  })
}
