/**
 * Bases of the deployment: what a base and its spaces are, their addresses, and the way from an address to a base.
 * Every other feature starts here. Does not own: publication settings (`console`), delegation, people.
 *
 * @packageDocumentation
 */
export type { AddressStore } from './address-store.ts'
export type { BaseSecurity } from './base-security.ts'
export { type AddressGuard, createAddressGuard, isAmong, type RefusedVisits } from './guard-address.ts'
export {
  clientPath,
  consolePath,
  isPathName,
  isPublishable,
  isReadOnly,
  isSchoolYear,
  originOf,
  publicAddress,
  rootPath,
  settingsPath,
  type SchoolBase,
  spacePath,
} from './base.ts'
export { type BaseGate, createBaseGate } from './base-gate.ts'
export type { BaseStore, NewBase, SpacePublication } from './base-store.ts'
export { createHostNames, type HostNames } from './host-names.ts'
export { keepOperatorsHome, mountBases } from './mount-bases.ts'
export { baseRefusals } from './refusals.ts'
export { describeSpace, isSpace, type PersonalSpace, type Space, spaceOfPage, spaces } from './spaces.ts'
