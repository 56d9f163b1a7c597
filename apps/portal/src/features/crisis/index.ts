/**
 * Crisis tools: a banner on every page, read-only mode, and a waiting page above a number of requests in progress.
 *
 * Owns the screen, the guard of every request and what it looks at. Start with `guard-crisis.ts`.
 *
 * @packageDocumentation
 */
export type {
  CrisisChange,
  CrisisState,
  CrisisTools,
} from './crisis-tools.ts'
export { type CrisisWatch, createCrisisWatch } from './crisis-watch.ts'
export { guardCrisis } from './guard-crisis.ts'
export { mountCrisis } from './mount-crisis.ts'
