import { parentPort, workerData } from 'node:worker_threads'
import { reconcile, type ReconcileRequest } from '@preau/reconciliation'

// Started by run-reconciliation.ts with the request as its data; answers once and ends.
parentPort?.postMessage(reconcile(workerData as ReconcileRequest).decisions)
