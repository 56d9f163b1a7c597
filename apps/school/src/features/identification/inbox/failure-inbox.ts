import type { AuditEntry } from '@preau/platform'
import type { Space } from '../../bases/index.ts'
import type { FailureRow, FailureState } from '../failure-store.ts'
import type { FailureReason } from '../identification-failure.ts'
import type { FilingReason } from './filing.ts'
import type { LinkMaterial } from './sure-links.ts'

/** How long ago the last attempt was: today, in the last seven or thirty days, before. Each failure has one. */
export const failureAges = ['today', 'week', 'month', 'older'] as const

export type FailureAge = (typeof failureAges)[number]

/** When today, the last seven days and the last thirty days began. */
export interface AgeLimits {
  readonly today: Date
  readonly week: Date
  readonly month: Date
}

/** What is searched: every word in a name or an identifier that came, and somebody of a class. */
export interface InboxSearch {
  readonly text: string
  readonly classId: string | undefined
}

/** The lines that the inbox shows. */
export interface InboxFilter extends InboxSearch {
  readonly state: FailureState
  readonly reason: FailureReason | undefined
  readonly space: Space | undefined
  /** Last attempt from this instant on. */
  readonly from: Date | undefined
  /** Last attempt before this instant. */
  readonly until: Date | undefined
}

export const inboxSorts = ['date', 'name', 'casUser', 'attempts'] as const

export type InboxSort = (typeof inboxSorts)[number]

export interface InboxPage extends InboxFilter {
  readonly sort: { readonly key: InboxSort; readonly direction: 'asc' | 'desc' }
  readonly page: number
  readonly pageSize: number
}

/** How many lines a search finds, of one state, space, cause and age. */
export interface TallyCell {
  readonly state: FailureState
  readonly space: Space
  readonly reason: FailureReason
  readonly age: FailureAge
  readonly count: number
}

/** Lines ticked one by one, or all those of a filter as they stood when they were shown. */
export type FailureSelection =
  | { readonly state: FailureState; readonly ids: readonly string[] }
  | { readonly filter: InboxFilter; readonly seenAt: Date }

interface Order {
  readonly baseId: string
  readonly selection: FailureSelection
  readonly at: Date
  readonly actor: string
  /** Model of the audit line; the failures concerned are added. */
  readonly audit: AuditEntry
}

export interface FilingOrder extends Order {
  readonly because: FilingReason
  readonly note: string | undefined
}

/** Port: the failures of a base as a list that one gets through. */
export interface FailureInbox {
  list(baseId: string, page: InboxPage): Promise<readonly FailureRow[]>
  /** Every line that the search finds, counted; the other filters are for the reader. */
  tally(baseId: string, search: InboxSearch, ages: AgeLimits): Promise<readonly TallyCell[]>
  /** How many a selection holds, and the first of them in order of date. */
  preview(
    baseId: string,
    selection: FailureSelection,
    most: number,
  ): Promise<{ readonly count: number; readonly rows: readonly FailureRow[] }>
  /** What tells which links are sure, of the first failures of a selection. */
  linkMaterial(
    baseId: string,
    selection: FailureSelection,
    limits: { readonly most: number; readonly today: string },
  ): Promise<LinkMaterial>
  /** Sets aside those of the selection that are to treat; how many. */
  file(order: FilingOrder): Promise<number>
  /** Opens again those of the selection that were set aside; how many. */
  reopen(order: Order): Promise<number>
}
