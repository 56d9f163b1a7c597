import type { Actor } from '../../frame/visitor.ts'

export const bannerTones = ['info', 'warning', 'danger'] as const
export type BannerTone = (typeof bannerTones)[number]

/** A sentence on top of every page: of one school, or of the whole portal (null). */
export interface CrisisBanner {
  readonly schoolId: string | null
  readonly text: string
  readonly tone: BannerTone
  readonly version: number
  readonly updatedByLabel: string
}

/** What the platform can do to the whole portal in a crisis. */
export interface CrisisMode {
  /** Nothing is changed any more; log-in and services go on. */
  readonly readOnly: boolean
  /** Why, said to whoever is refused; empty: the usual sentence. */
  readonly readOnlyMessage: string
  /** Requests in progress on one server above which newcomers wait; null: they never do. */
  readonly maxRequests: number | null
  readonly version: number
  readonly updatedByLabel: string
}

export interface CrisisState {
  readonly mode: CrisisMode
  readonly banners: readonly CrisisBanner[]
}

export interface CrisisChange {
  readonly by: Actor
  readonly at: Date
}

/** Port: the crisis tools. Each change writes its audit line; `changed`: somebody else saved since that version. */
export interface CrisisTools {
  read(): Promise<CrisisState>
  setMode(mode: Omit<CrisisMode, 'updatedByLabel'>, change: CrisisChange): Promise<'saved' | 'changed'>
  /** `version` 0: there was none; an empty text takes the banner away. */
  setBanner(banner: Omit<CrisisBanner, 'updatedByLabel'>, change: CrisisChange): Promise<'saved' | 'changed'>
}
