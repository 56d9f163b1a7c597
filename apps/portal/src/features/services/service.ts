import type { ReleasePolicy } from '../attribute-release/index.ts'
import type { AccessPolicy, PopulationRule, ServiceState } from './decide-access.ts'

/** « Type de SSO »: none or the application's own, CAS, or CAS with the identifiant PRONOTE released. */
export const ssoTypes = ['none', 'cas', 'pronote-cas'] as const
export type SsoType = (typeof ssoTypes)[number]

/** What an administrator types about a service (product A3, « Informations générales »). */
export interface ServiceDraft {
  /** Upper case letters, figures, `-`, `_`; unique; never changes. */
  readonly code: string
  readonly title: string
  readonly ssoType: SsoType
  /** Where the icon leads, and the first of the addresses that the CAS server recognises. */
  readonly url: string
  /** The others: a former host, a mobile one; only the platform writes patterns (`parseAddressPattern`). */
  readonly otherUrls: readonly string[]
  /** Place in the service bar, one decimal. */
  readonly position: number
  readonly xitiType: number | null
  readonly groupingId: string
  readonly description: string
  readonly icon: string
  readonly inBar: boolean
  readonly anonymous: boolean
  /** The school it belongs to; null for a service of the whole portal. */
  readonly ownerId: string | null
  readonly state: ServiceState
  /** Set by the platform: its school no longer changes anything of it, nor who may use it. */
  readonly locked: boolean
  /** First and last day of opening, `YYYY-MM-DD`, in France; null: no limit on that side. */
  readonly opensOn: string | null
  readonly closesOn: string | null
  /** What is said outside the opening period; empty: the days are said. */
  readonly closedMessage: string
}

export interface Service extends ServiceDraft {
  readonly id: string
  readonly groupingName: string
  /** SHA-256 of the picture it was given, hexadecimal; null: the drawing of the list is shown. */
  readonly pictureHash: string | null
  readonly ownerName: string | null
  readonly internal: boolean
  /** What it learns of a person; null for the ready template of its type of SSO. */
  readonly release: ReleasePolicy | null
  readonly version: number
  readonly updatedAt: Date
  readonly updatedByLabel: string
}

/** A service with who may use it: what the CAS server and the home page decide on. */
export interface ServiceWithPolicy extends Service {
  readonly policy: AccessPolicy
}

export interface Grouping {
  readonly id: string
  readonly name: string
  readonly position: number
  readonly serviceCount: number
  /** Grows with each change: of two forms that showed one version, a single one is saved. */
  readonly version: number
}

/** A population rule as the recapitulation shows it. */
export interface NamedPopulationRule extends PopulationRule {
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  readonly groups: readonly { readonly id: string; readonly name: string }[]
}

/** A decision about one person. */
export interface UserRule {
  readonly accountId: string
  readonly name: string
  readonly login: string
  readonly effect: 'grant' | 'refuse'
}

/** A population rule before it is stored. */
export type PopulationRuleDraft = Omit<PopulationRule, 'id'>
