/**
 * The audit trail as administrators read it: search, export, proof for one account, retention, seals.
 *
 * @packageDocumentation
 */
export { mountTraces } from './mount-traces.ts'
export type { EvidenceLine, EvidenceOrder, Trace, TraceRetention, Traces, TraceSearch } from './traces.ts'
