import type { Actor, Scope } from '../../frame/visitor.ts'

export const quotaKinds = ['accounts', 'sessions', 'imports'] as const
/** Accounts of a school, sessions open at once, identifiers files a day (in France). */
export type QuotaKind = (typeof quotaKinds)[number]

/** null: no limit. */
export type QuotaLimits = Readonly<Record<QuotaKind, number | null>>

export interface SchoolQuota {
  readonly id: string
  readonly name: string
  /** The school has its own values; otherwise those of the default count. */
  readonly own: boolean
  /** Its own values, whether they count or not. */
  readonly ownLimits: QuotaLimits
  /** What counts. */
  readonly limits: QuotaLimits
  readonly used: Readonly<Record<QuotaKind, number>>
  /** 0: nothing was ever set for it. */
  readonly version: number
}

export interface QuotaChange {
  readonly by: Actor
  readonly at: Date
}

/** Port: the limits of schools and what they use of them. `changed`: somebody else saved since that version. */
export interface Quotas {
  readDefault(): Promise<{ readonly limits: QuotaLimits; readonly version: number }>
  /** By name; `limitedOnly` leaves out the schools without any limit. */
  schools(query: {
    readonly scope: Scope
    readonly at: Date
    readonly limitedOnly: boolean
    /** All of them when absent. */
    readonly window?: { readonly offset: number; readonly limit: number }
  }): Promise<readonly SchoolQuota[]>
  countSchools(scope: Scope): Promise<number>
  setDefault(
    wanted: { readonly limits: QuotaLimits; readonly version: number },
    change: QuotaChange,
  ): Promise<'saved' | 'changed'>
  setSchool(wanted: SchoolQuotaForm, change: QuotaChange): Promise<'saved' | 'changed'>
}

export interface SchoolQuotaForm {
  readonly schoolId: string
  readonly own: boolean
  readonly limits: QuotaLimits
  readonly version: number
}

/** From four fifths on, the school is warned. Never without a limit. */
export function isNear({ limits, used }: Pick<SchoolQuota, 'limits' | 'used'>, kind: QuotaKind): boolean {
  const limit = limits[kind]
  return limit !== null && used[kind] * 5 >= limit * 4
}
