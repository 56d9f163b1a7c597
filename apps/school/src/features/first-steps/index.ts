/**
 * « Où j’en suis » on the home of the client: the way of a base from empty to the first person who comes in through the ENT.
 * Does not own: any of the steps; it reads what the others have done. Start with `steps-of.ts`.
 *
 * @packageDocumentation
 */
export { firstStepsGuide } from './first-steps-guide.tsx'
export type { FirstStepsStore } from './first-steps-store.ts'
