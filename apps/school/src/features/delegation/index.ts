/**
 * *Déléguer l’authentification*: which CAS server a base trusts, for which spaces, and how it is asked.
 * Does not own: recognising people (`identification`), the spaces themselves. Start with `delegation.ts`.
 *
 * @packageDocumentation
 */
export { type CasCaller, createCasCaller } from './ask-cas.ts'
export { configureDelegation, type DelegationCommand } from './configure-delegation.ts'
export { type Delegation, type DelegationSettings, inForce, noDelegation } from './delegation.ts'
export { describeDelegation, usualDelegation } from './describe-delegation.ts'
export type { DelegationStore, StoredDelegation } from './delegation-store.ts'
export {
  type CategoryValues,
  type IdentityAttributes,
  type RecognitionMode,
  splitValues,
  usualCategoryValues,
} from './identity-rule.ts'
export { type FindDelegation, findDelegation } from './find-delegation.ts'
export {
  type AskedPage,
  describeFederation,
  usualFederation,
  createFederationDoor,
  createFederationTester,
  createFederationTrial,
  type Federation,
  federationInForce,
  type FederationState,
  type FederationTrial,
  noFederation,
  federationAddresses,
  type FederationDoor,
  federationPages,
  type FederationStore,
  findFederation,
  type FindFederation,
  mountFederation,
  mountFederationForm,
  readAllAgain,
  type ReceivedSignIn,
  type StoredFederation,
  type TrialReceiver,
} from './federation/index.ts'
export { type ManagedPreset, mountPresets, type PresetOrder, type PresetStore } from './presets/index.ts'
export type { CasAnswer } from './present-ticket.ts'
export type { RecognitionRule } from './recognition-rule.ts'
export { mountDelegation } from './mount-delegation.ts'
export { delegationRefusals } from './refusals.ts'
export { createConnectionTester } from './test-connection.ts'
export { type TestedDelegation, testDelegations, type TestDelegationsDeps } from './test-delegations.ts'
