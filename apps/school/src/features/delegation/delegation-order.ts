import { parseCasBaseUrl, parseServiceUrl } from '@preau/cas'
import { isSpace, type Space } from '../bases/index.ts'
import type { PersonCategory } from '@preau/people'
import { copy } from './copy.fr.ts'
import {
  type DelegationSettings,
  noDelegation,
  type ValidationProtocol,
  validationProtocols,
} from './delegation.ts'
import {
  everyCategory,
  type IdentityAttributes,
  recognitions,
  type RecognitionMode,
  wholeValues,
} from './identity-rule.ts'
import { attributeNameError as nameError } from './attribute-name.ts'
import { checkIdentity, type IdentityField } from './check-identity.ts'
import type { EntPreset } from './delegation-store.ts'

/** What a supervisor fills in, not yet checked. */
export interface DelegationOrder {
  readonly enabled: boolean
  /** Id of a preset; empty for « Autre ENT ». */
  readonly presetId: string
  /** Used for « Autre ENT » only. */
  readonly url: string
  readonly protocol: string
  readonly refuseRemembered: boolean
  /** Addresses, one a line. */
  readonly allowedProxies: string
  readonly common: 'subject' | 'attribute'
  readonly commonAttribute: string
  readonly recognition: string
  readonly identifierAttribute: string
  readonly identityAttributes: IdentityAttributes
  /** Values as typed, separated by semicolons. */
  readonly categoryValues: Readonly<Record<PersonCategory, string>>
  readonly spaces: readonly string[]
  /** Spaces delegated to Ws-Federation; `undefined` leaves those that are. */
  readonly federated: readonly string[] | undefined
}

/** Fields of the form, by which its errors are named. */
export type DelegationField =
  | 'url'
  | 'attribut_commun'
  | 'attribut_identifiant'
  | 'mandataires'
  | 'espaces'
  | IdentityField

/** Settings ready to store, or a sentence per faulty field. */
export type CheckedOrder =
  | { readonly ok: true; readonly settings: DelegationSettings }
  | { readonly ok: false; readonly errors: Readonly<Partial<Record<DelegationField, string>>> }

/** Checks what was filled in; a disabled delegation may be incomplete, and keeps what is usable. */
export function checkOrder(order: DelegationOrder, presets: readonly EntPreset[]): CheckedOrder {
  const preset = presets.find(({ id }) => id === order.presetId)
  const typed = preset?.casUrl ?? order.url
  const address = parseCasBaseUrl(typed)
  const spaces = new Set(order.spaces.filter(isSpace))
  const addressNeeded = order.enabled || typed.trim() !== ''
  const recognition = recognitionOf(order.recognition)
  const identity = checkIdentity(order, recognition)
  const errors = {
    ...(!address.ok && addressNeeded && { url: copy.urlFaults[address.fault] }),
    ...(order.enabled && spaces.size === 0 && { espaces: copy.noSpace }),
    ...attributeErrors(order),
    ...proxyErrors(order),
    ...identity.errors,
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    settings: {
      enabled: order.enabled,
      presetId: preset?.id,
      serverUrl: address.ok ? address.base : undefined,
      protocol: protocolOf(order.protocol),
      refuseRemembered: order.refuseRemembered,
      allowedProxies: linesOf(order.allowedProxies),
      commonAttribute: order.common === 'attribute' ? order.commonAttribute : undefined,
      recognition,
      // The mode that is not chosen keeps what can be kept.
      identifierAttribute: order.identifierAttribute || noDelegation.identifierAttribute,
      ...identity.kept,
      spaces,
      federated: order.federated && new Set(order.federated.filter(isSpace)),
    },
  }
}

const mostProxies = 20

const linesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/\s+/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

function proxyErrors({ allowedProxies }: DelegationOrder): Partial<Record<DelegationField, string>> {
  const lines = linesOf(allowedProxies)
  if (lines.length > mostProxies) return { mandataires: copy.manyProxies(mostProxies) }
  const wrong = lines.find((line) => !/^https:/i.test(line) || !parseServiceUrl(line).ok)
  return wrong === undefined ? {} : { mandataires: copy.wrongProxy(wrong.slice(0, 200)) }
}

/** What is wrong with the names of the two attributes that identify a person. */
export function attributeErrors(
  order: Pick<DelegationOrder, 'common' | 'commonAttribute' | 'recognition' | 'identifierAttribute'>,
): Partial<Record<DelegationField, string>> {
  const common = order.common === 'attribute' ? nameError(order.commonAttribute) : undefined
  const isAsked = recognitionOf(order.recognition) === 'identifier' || order.identifierAttribute !== ''
  const identifier = isAsked ? nameError(order.identifierAttribute) : undefined
  return {
    ...(common !== undefined && { attribut_commun: common }),
    ...(identifier !== undefined && { attribut_identifiant: identifier }),
  }
}

/** A chosen mode; anything else is the usual one. */
export const recognitionOf = (text: string): RecognitionMode =>
  recognitions.find((mode) => mode === text) ?? 'identifier'

/** A chosen protocol; anything else is the automatic choice. */
export const protocolOf = (text: string): ValidationProtocol =>
  validationProtocols.find((protocol) => protocol === text) ?? 'auto'

/** The form as it shows stored settings; a base that never had a delegation proposes every space. */
export function orderOf(
  stored: DelegationSettings | undefined,
  everySpace: readonly Space[],
): DelegationOrder {
  const settings = stored ?? { ...noDelegation, spaces: new Set(everySpace) }
  const { enabled, presetId, serverUrl, protocol, commonAttribute, identifierAttribute, spaces } = settings
  return {
    enabled,
    presetId: presetId ?? '',
    url: presetId === undefined ? (serverUrl ?? '') : '',
    protocol,
    refuseRemembered: settings.refuseRemembered,
    allowedProxies: settings.allowedProxies.join('\n'),
    common: commonAttribute === undefined ? 'subject' : 'attribute',
    commonAttribute: commonAttribute ?? '',
    recognition: settings.recognition,
    identifierAttribute,
    identityAttributes: settings.identityAttributes,
    categoryValues: everyCategory((one) => wholeValues(settings.categoryValues)[one].join(';')),
    spaces: [...spaces],
    federated: [...(settings.federated ?? [])],
  }
}
