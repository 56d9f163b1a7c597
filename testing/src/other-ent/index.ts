/**
 * A CAS server that is not ours, for scenarios: another ENT, on a real port, whose answers are shaped as those of ENTs in
 * use are, and not as ours.
 *
 * Owns: its log-in page, its tickets, its two ways of answering. Shares no code with `@preau/cas`, which it is to check.
 * Start with {@link openOtherEnt}.
 *
 * @packageDocumentation
 */
export { openOtherEnt, type OtherEnt, type OtherEntProtocol } from './open-other-ent.ts'
export type { OtherAccount } from './other-account.ts'
