import { type CasBaseUrl, type CasEndpoints, casEndpoints } from '@preau/cas'
import type { Space } from '../bases/index.ts'
import {
  type CategoryValues,
  type IdentityAttributes,
  type RecognitionMode,
  usualCategoryValues,
  usualIdentityAttributes,
  wholeValues,
} from './identity-rule.ts'

/** Protocols of a validation, in the order in which they are looked for. */
export const casProtocols = ['cas3', 'cas2', 'saml11'] as const
export type CasProtocol = (typeof casProtocols)[number]

/** How tickets are validated: one of the protocols, or the first that the server turns out to have. */
export const validationProtocols = ['auto', ...casProtocols] as const
export type ValidationProtocol = (typeof validationProtocols)[number]

/** The CAS delegation of a base as the console edits it (product.md B1, pronote-facts §2.2). */
export interface DelegationSettings {
  /** *Définir une délégation CAS*. */
  readonly enabled: boolean
  /** Chosen line of *Mon ENT*; `undefined` for « Autre ENT ». */
  readonly presetId: string | undefined
  readonly serverUrl: CasBaseUrl | undefined
  readonly protocol: ValidationProtocol
  /** Somebody whom the ENT remembered must give their password there once more (CAS 3.0 §4.1.2). */
  readonly refuseRemembered: boolean
  /** Addresses of the applications that may open a space in somebody’s name by a proxy ticket (CAS 3.0 §2.6). */
  readonly allowedProxies: readonly string[]
  /** Attribute that holds the *Identifiant CAS*; `undefined` for the CAS user itself (Subject). */
  readonly commonAttribute: string | undefined
  /** How somebody is recognised at the first connection. */
  readonly recognition: RecognitionMode
  /** Attribute that holds the *Identifiant PRONOTE* at the first connection. */
  readonly identifierAttribute: string
  readonly identityAttributes: IdentityAttributes
  /** Only what was stored: see {@link wholeValues}. */
  readonly categoryValues: Partial<CategoryValues>
  /** Spaces delegated to the CAS. */
  readonly spaces: ReadonlySet<Space>
  /** Spaces delegated to Ws-Federation; the others keep the local form. `undefined` leaves them as they are. */
  readonly federated: ReadonlySet<Space> | undefined
}

/** A delegation in force: enabled, with an address. */
export interface Delegation {
  readonly baseId: string
  readonly serverUrl: CasBaseUrl
  readonly endpoints: CasEndpoints
  readonly protocol: ValidationProtocol
  /** What the server was last found to have; `undefined` before the first answer. */
  readonly detected: CasProtocol | undefined
  readonly refuseRemembered: boolean
  readonly allowedProxies: readonly string[]
  readonly commonAttribute: string | undefined
  readonly recognition: RecognitionMode
  readonly identifierAttribute: string
  readonly identityAttributes: IdentityAttributes
  readonly categoryValues: CategoryValues
  readonly spaces: ReadonlySet<Space>
}

/** A base that delegates nothing yet. */
export const noDelegation: DelegationSettings = {
  enabled: false,
  presetId: undefined,
  serverUrl: undefined,
  protocol: 'auto',
  refuseRemembered: false,
  allowedProxies: [],
  commonAttribute: undefined,
  recognition: 'identifier',
  identifierAttribute: 'idPronote',
  identityAttributes: usualIdentityAttributes,
  categoryValues: usualCategoryValues,
  spaces: new Set(),
  federated: undefined,
}

/** What is stored of a delegation. */
interface Stored {
  readonly settings: DelegationSettings
  readonly detected: CasProtocol | undefined
}

/** The delegation in force, if there is one. */
export function inForce(baseId: string, { settings, detected }: Stored): Delegation | undefined {
  const { enabled, serverUrl } = settings
  const categoryValues = wholeValues(settings.categoryValues)
  if (!enabled || serverUrl === undefined) return undefined
  return { ...settings, categoryValues, baseId, serverUrl, endpoints: casEndpoints(serverUrl), detected }
}
