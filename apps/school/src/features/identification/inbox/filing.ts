/** Why a failure is set aside. */
export const filingReasons = ['elsewhere', 'not-concerned', 'mistake', 'no-answer', 'other'] as const

export type FilingReason = (typeof filingReasons)[number]

/** A failure that was set aside. */
export interface Filing {
  readonly at: Date
  /** Absent for those set aside before a reason was asked. */
  readonly because: FilingReason | undefined
  readonly note: string | undefined
}
