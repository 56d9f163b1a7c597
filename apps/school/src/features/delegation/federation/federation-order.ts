import type { PersonCategory } from '@preau/people'
import { checkIdentity } from '../check-identity.ts'
import { attributeErrors, type DelegationField, recognitionOf } from '../delegation-order.ts'
import { everyCategory, type IdentityAttributes, wholeValues } from '../identity-rule.ts'
import { copy } from './copy.fr.ts'
import { type FederationSettings, noFederation, type StoredFederation } from './federation.ts'
import { addressFault, type MetadataSource } from './read-source.ts'

/** What a supervisor fills in, not yet checked. */
export interface FederationOrder {
  readonly enabled: boolean
  readonly source: 'url' | 'text'
  readonly url: string
  /** What was pasted; empty keeps the metadata already there. */
  readonly text: string
  readonly askPassword: boolean
  readonly allowSha1: boolean
  readonly common: 'subject' | 'attribute'
  readonly commonAttribute: string
  readonly recognition: string
  readonly identifierAttribute: string
  readonly identityAttributes: IdentityAttributes
  readonly categoryValues: Readonly<Record<PersonCategory, string>>
}

export type FederationField = DelegationField | 'metadonnees_url' | 'metadonnees'
export type FederationErrors = Readonly<Partial<Record<FederationField, string>>>

/** Settings to store, with the metadata to read first unless those already there do; or a sentence per faulty field. */
export type CheckedFederation =
  | {
      readonly ok: true
      readonly settings: FederationSettings
      readonly toRead: MetadataSource | undefined
    }
  | { readonly ok: false; readonly errors: FederationErrors }

/** Checks what was filled in. A disabled delegation may be incomplete, and asks nobody anything. */
export function checkFederation(
  order: FederationOrder,
  stored: StoredFederation | undefined,
  { allowHttp }: { readonly allowHttp: boolean },
): CheckedFederation {
  const recognition = recognitionOf(order.recognition)
  const identity = checkIdentity(order, recognition)
  const errors = { ...sourceErrors(order, stored, allowHttp), ...attributeErrors(order), ...identity.errors }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    toRead: order.enabled ? toRead(order, stored) : undefined,
    settings: {
      enabled: order.enabled,
      metadataUrl: order.source === 'url' && order.url !== '' ? order.url : undefined,
      askPassword: order.askPassword,
      allowSha1: order.allowSha1,
      commonAttribute: order.common === 'attribute' ? order.commonAttribute : undefined,
      recognition,
      identifierAttribute: order.identifierAttribute || noFederation.identifierAttribute,
      ...identity.kept,
    },
  }
}

/** Where the metadata of the form are. */
export const sourceOf = (order: FederationOrder): MetadataSource =>
  order.source === 'url' ? { url: order.url } : { text: order.text }

/** What is wrong with the source alone: for a test, which needs nothing else. */
export function sourceErrors(
  order: FederationOrder,
  stored: StoredFederation | undefined,
  allowHttp: boolean,
): FederationErrors {
  if (order.source === 'text') {
    const needed = order.enabled && order.text === '' && stored?.service === undefined
    return needed ? { metadonnees: copy.pastedMissing } : {}
  }
  if (order.url === '') return order.enabled ? { metadonnees_url: copy.addressMissing } : {}
  const fault = addressFault(order.url, allowHttp)
  return fault === undefined ? {} : { metadonnees_url: fault }
}

function toRead(order: FederationOrder, stored: StoredFederation | undefined): MetadataSource | undefined {
  const isKnown = stored?.service !== undefined
  if (order.source === 'text') return order.text === '' && isKnown ? undefined : { text: order.text }
  return isKnown && stored.settings.metadataUrl === order.url ? undefined : { url: order.url }
}

/** The form as it shows stored settings. */
export function federationOrderOf(stored: StoredFederation | undefined): FederationOrder {
  const settings = stored?.settings ?? noFederation
  const isPasted = stored?.service !== undefined && settings.metadataUrl === undefined
  return {
    enabled: settings.enabled,
    source: isPasted ? 'text' : 'url',
    url: settings.metadataUrl ?? '',
    text: '',
    askPassword: settings.askPassword,
    allowSha1: settings.allowSha1,
    common: settings.commonAttribute === undefined ? 'subject' : 'attribute',
    commonAttribute: settings.commonAttribute ?? '',
    recognition: settings.recognition,
    identifierAttribute: settings.identifierAttribute,
    identityAttributes: settings.identityAttributes,
    categoryValues: everyCategory((one) => wholeValues(settings.categoryValues)[one].join(';')),
  }
}
