/**
 * Operators of the server: their sign-in and the guards that every page of the console and of the client goes through.
 * Does not own: the sessions of the people of the spaces (`sessions`). Start with `operator-gate.ts`.
 *
 * @packageDocumentation
 */
export { mountOperators, type OperatorSessionData } from './mount-operators.ts'
export { createOperatorGate, type OperatorGate } from './operator-gate.ts'
export type { NewOperator, OperatorStore } from './operator-store.ts'
