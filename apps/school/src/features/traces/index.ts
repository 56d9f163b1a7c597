/**
 * The audit trail of a base as those who run it read it in the console: search, CSV, seals.
 *
 * @packageDocumentation
 */
export { mountTraces, type TracesDeps } from './mount-traces.ts'
export { purgeTraces, sealTraces } from './keep-traces.ts'
export type { Trace, TraceSearch, TraceStore } from './trace-store.ts'
