/**
 * *Définir une délégation Ws-Federation*: which security token service a base believes, how its metadata are followed,
 * and the way there and back. Start with `federation.ts`, then `federation-door.ts`.
 */
export { describeFederation, usualFederation } from './describe-federation.ts'
export { createFederationTrial, type FederationTrial, type TrialReceiver } from './federation-trial.ts'
export { type Federation, federationInForce, type FederationState, noFederation } from './federation.ts'
export {
  createFederationDoor,
  type AskedPage,
  type FederationDoor,
  type ReceivedSignIn,
} from './federation-door.ts'
export type { FederationStore } from './federation-store.ts'
export type { StoredFederation } from './federation.ts'
export { type FindFederation, findFederation } from './find-federation.ts'
export { mountFederation, mountFederationForm } from './mount-federation.ts'
export { federationAddresses, federationPages } from './our-addresses.ts'
export { readAllAgain } from './read-again.ts'
export { createFederationTester, type FederationTester } from './test-federation.ts'
