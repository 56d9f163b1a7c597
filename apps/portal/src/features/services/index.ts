/**
 * Third-party services: the registry, its screens, and who may use what.
 *
 * `decideAccess(service.policy, person)` is the one decision, used by the home page and by the CAS server:
 * `access.policies()` gives every service with its policy, `access.person(accountId)` the person.
 *
 * @packageDocumentation
 */
export { type AppliedServices, type ApplyOptions, applyServices } from './apply-services.ts'
export { Conflict, type ConflictProps, type Difference } from './conflict.tsx'
export { addressFaultCopy, addressMistakeCopy } from './addresses-copy.fr.ts'
export { differenceSentence } from './difference-sentence.ts'
export { conflictCopy } from './copy.fr.ts'
export { closureSentence } from './closure-sentence.ts'
export {
  type AccessDecision,
  type AccessPerson,
  type AccessPolicy,
  closureOf,
  decideAccess,
} from './decide-access.ts'
export { mountServices } from './mount-services.ts'
export { serviceRefusals } from './refusals.ts'
export {
  type Grouping,
  type NamedPopulationRule,
  type PopulationRuleDraft,
  type Service,
  type ServiceDraft,
  type ServiceWithPolicy,
  type SsoType,
  type UserRule,
} from './service.ts'
export {
  defaultProtocol,
  logoutWays,
  type ServiceProtocol,
} from './service-protocol.ts'
export type { ServiceHistoryEntry, ServiceHistoryKind } from './service-history.ts'
export { isServiceAddress } from './service-form.ts'
export { serviceIcon } from './service-icons.ts'
export { pictureAddress, type ServicePictures } from './service-picture.ts'
export { type RuleChoices, ruleInWords } from './rule-in-words.ts'
export { serviceCrumbs, ServiceHead, ServiceTabs } from './service-tabs.tsx'
export type {
  Change,
  Coded,
  EntitledPeople,
  EntitledQuery,
  Groupings,
  ServiceAccess,
  ServiceChanges,
  ServiceProtocols,
  ServiceRegistry,
  UpdateResult,
  WithoutRules,
} from './service-registry.ts'
export {
  changeOf,
  isVisible,
  mayEdit,
  ownServiceOf,
  refuseLocked,
  scopeOfRequest,
  serviceOf,
  type ServicesDeps,
} from './services-deps.ts'
export { xitiTypes } from './xiti-types.ts'
