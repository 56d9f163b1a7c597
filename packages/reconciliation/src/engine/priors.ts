import type { PoolPrior } from './pool.ts'

/**
 * What is expected of each category before any evidence, from the usual composition of a school base: pupils who left
 * and are still there, their parents, relatives kept as contacts, replaced teachers, work tutors of other years.
 */
export const priors = {
  pupils: { matched: 0.9, relatives: 0.02, homonyms: 0.003, strangers: 0.08 },
  guardians: { matched: 0.85, relatives: 0.08, homonyms: 0.001, strangers: 0.09 },
  staff: { matched: 0.9, relatives: 0.005, homonyms: 0.001, strangers: 0.1 },
  others: { matched: 0.6, relatives: 0.005, homonyms: 0.0005, strangers: 0.4 },
} as const satisfies Record<string, PoolPrior>

/** Birth days about equally likely: pupils of one school, parents, working adults. */
export const birthDays = { pupils: 365 * 5, guardians: 365 * 30, staff: 365 * 40 } as const
