import { type FederationMetadata, readMetadata } from '@preau/ws-federation'
import {
  type CategoryValues,
  type IdentityAttributes,
  type RecognitionMode,
  usualCategoryValues,
  wholeValues,
} from '../identity-rule.ts'
import type { RecognitionRule } from '../recognition-rule.ts'

/** The WS-Federation delegation of a base as the console edits it (product.md B1, pronote-facts §2.3). */
export interface FederationSettings {
  /** *Définir une délégation Ws-Federation*. */
  readonly enabled: boolean
  /** Where the metadata are read again; `undefined` when they were pasted. */
  readonly metadataUrl: string | undefined
  /** The service asks the password at each entry, whatever it remembers (`wfresh=0`). */
  readonly askPassword: boolean
  /** Signatures by SHA-1, of a service that knows nothing better. */
  readonly allowSha1: boolean
  /** Claim of the *Identifiant CAS*; `undefined` for the subject (`NameID`). */
  readonly commonAttribute: string | undefined
  readonly recognition: RecognitionMode
  readonly identifierAttribute: string
  readonly identityAttributes: IdentityAttributes
  /** Only what was stored: see {@link wholeValues}. */
  readonly categoryValues: Partial<CategoryValues>
}

/** What is kept of the service itself. */
export interface KnownService {
  /** The metadata, whole: the last that could be read. */
  readonly metadata: string
  readonly issuer: string
  readonly readAt: Date
}

/** What an operator decides: the settings, and the service that they name. */
export interface FederationState {
  readonly settings: FederationSettings
  readonly service: KnownService | undefined
}

export interface StoredFederation extends FederationState {
  /** Why the metadata could not be read the last time, in French; `undefined` when they could. */
  readonly problem: string | undefined
}

/** A WS-Federation delegation in force. */
export interface Federation extends RecognitionRule {
  readonly baseId: string
  readonly issuer: string
  readonly endpoint: string
  /** PEM of every key that the service lists. */
  readonly certificates: readonly string[]
  readonly askPassword: boolean
  readonly allowSha1: boolean
}

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

/** Claims by the names that AD FS gives them (cas.md §C.3); it has none for the *Identifiant PRONOTE*. */
export const noFederation: FederationSettings = {
  enabled: false,
  metadataUrl: undefined,
  askPassword: false,
  allowSha1: false,
  commonAttribute: undefined,
  recognition: 'identifier',
  identifierAttribute: 'http://schemas.xmlsoap.org/claims/idPronote',
  identityAttributes: {
    lastName: `${claims}/surname`,
    firstName: `${claims}/givenname`,
    birthDate: `${claims}/dateofbirth`,
    postcode: `${claims}/postalcode`,
    categories: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
  },
  categoryValues: usualCategoryValues,
}

/**
 * What stored metadata say. They were checked when they came: neither their own end nor an address without TLS, which
 * only a configuration could have let in, makes them forgotten.
 */
export function knownMetadata(service: KnownService): FederationMetadata | undefined {
  const read = readMetadata(service.metadata, { now: service.readAt, allowHttp: true, kept: true })
  return read.ok ? read.metadata : undefined
}

/** The delegation in force, if there is one. */
export function federationInForce(
  baseId: string,
  { settings, service }: StoredFederation,
  metadataOf: typeof knownMetadata = knownMetadata,
): Federation | undefined {
  const metadata = settings.enabled && service !== undefined ? metadataOf(service) : undefined
  if (metadata === undefined) return undefined
  const { issuer, endpoint, certificates } = metadata
  return {
    ...settings,
    protocol: 'ws-federation',
    baseId,
    issuer,
    endpoint,
    serverUrl: endpoint,
    certificates: certificates.map(({ pem }) => pem),
    refuseRemembered: false,
    categoryValues: wholeValues(settings.categoryValues),
  }
}
