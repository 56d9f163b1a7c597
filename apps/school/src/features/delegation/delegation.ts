import { type CasBaseUrl, type CasEndpoints, casEndpoints } from '@preau/cas'
import type { Space } from '../bases/index.ts'

/** How tickets are validated: one of the two protocols, or CAS 3 first and CAS 2 where the server has no CAS 3. */
export const validationProtocols = ['auto', 'cas2', 'cas3'] as const
export type ValidationProtocol = (typeof validationProtocols)[number]

/** The CAS delegation of a base as the console edits it (product.md B1, pronote-facts §2.2). */
export interface DelegationSettings {
  /** *Définir une délégation CAS*. */
  readonly enabled: boolean
  /** Chosen line of *Mon ENT*; `undefined` for « Autre ENT ». */
  readonly presetId: string | undefined
  readonly serverUrl: CasBaseUrl | undefined
  readonly protocol: ValidationProtocol
  /** Attribute that holds the *Identifiant CAS*; `undefined` for the CAS user itself (Subject). */
  readonly commonAttribute: string | undefined
  /** Attribute that holds the *Identifiant PRONOTE* at the first connection. */
  readonly identifierAttribute: string
  /** Spaces delegated to the CAS; the others keep the local form. */
  readonly spaces: ReadonlySet<Space>
}

/** Names under which an ENT usually sends what the form of a failed identification shows as known data. */
export interface IdentityAttributes {
  readonly lastName: string
  readonly firstName: string
  readonly birthDate: string
  readonly postcode: string
}

/** A delegation in force: enabled, with an address. */
export interface Delegation {
  readonly serverUrl: CasBaseUrl
  readonly endpoints: CasEndpoints
  readonly protocol: ValidationProtocol
  readonly commonAttribute: string | undefined
  readonly identifierAttribute: string
  readonly identityAttributes: IdentityAttributes
  readonly spaces: ReadonlySet<Space>
}

/** A base that delegates nothing yet. */
export const noDelegation: DelegationSettings = {
  enabled: false,
  presetId: undefined,
  serverUrl: undefined,
  protocol: 'auto',
  commonAttribute: undefined,
  identifierAttribute: 'idPronote',
  spaces: new Set(),
}

/** The delegation in force, if there is one. */
export function inForce(
  settings: DelegationSettings,
  identityAttributes: IdentityAttributes,
): Delegation | undefined {
  const { enabled, serverUrl } = settings
  if (!enabled || serverUrl === undefined) return undefined
  const { protocol, commonAttribute, identifierAttribute, spaces } = settings
  const endpoints = casEndpoints(serverUrl)
  return { serverUrl, endpoints, protocol, commonAttribute, identifierAttribute, identityAttributes, spaces }
}
