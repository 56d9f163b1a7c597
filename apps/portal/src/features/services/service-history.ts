import type { PopulationRuleDraft, ServiceDraft } from './service.ts'

/** What a change of a service was about. */
export type ServiceHistoryKind = ServiceHistoryEntry['kind']

/** A line of the history of a service, newest first on the screen. */
export type ServiceHistoryEntry = {
  readonly id: string
  readonly at: Date
  readonly byLabel: string
} & (
  | { readonly kind: 'created'; readonly after: ServiceDraft }
  | { readonly kind: 'updated'; readonly before: ServiceDraft; readonly after: ServiceDraft }
  | { readonly kind: 'release-set' | 'picture-set' | 'picture-removed' }
  | { readonly kind: 'population-added'; readonly after: PopulationRuleDraft }
  | { readonly kind: 'population-removed'; readonly before: PopulationRuleDraft }
  | { readonly kind: 'user-set'; readonly after: HistoryPerson }
  | { readonly kind: 'user-removed'; readonly before: HistoryPerson }
)

/** A decision about somebody; the name is read when the history is, and is undefined once the account is gone. */
export interface HistoryPerson {
  readonly accountId: string
  readonly effect: 'grant' | 'refuse'
  readonly name?: string | undefined
}
