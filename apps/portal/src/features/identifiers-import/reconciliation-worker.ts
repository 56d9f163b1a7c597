import { parentPort, workerData } from 'node:worker_threads'
import { reconcile, type ReconcileRequest } from '@preau/reconciliation'

// Started by run-reconciliation.ts with the request as its data; answers once and ends. The clues have become sentences:
// leaving them out halves what the portal's own thread must copy.
const { decisions } = reconcile(workerData as ReconcileRequest)
parentPort?.postMessage(
  decisions.map((decision) => ({
    ...decision,
    candidates: decision.candidates.map((candidate) => ({
      ...candidate,
      clues: candidate.clues.map(({ code, weight }) => ({ code, weight })),
    })),
  })),
)
