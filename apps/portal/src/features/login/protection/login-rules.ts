const minute = 60

/** How failures are counted and what they cost. */
export interface LoginRules {
  /** Seconds to wait after the first, second… failure in a row; the last one stands for all that follow. */
  readonly delays: readonly number[]
  /** A name nobody tried for this long starts afresh. Milliseconds. */
  readonly forgottenMs: number
  /** Failures of one address that cost nothing, and the time in which they are forgotten. */
  readonly allowance: { readonly failures: number; readonly perMs: number }
}

/**
 * Four mistakes cost nothing, the fifth a minute, then the delay doubles up to two hours: at most 24 tries in a day, below
 * the 25 of the CNIL for a password protected by a growing delay (2022-100).
 */
const delays = [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 120].map((minutes) => minutes * minute)

/**
 * The rules of the portal. A school leaves by one address: on a Monday morning several hundred people mistype their
 * password within minutes, and none of them must wait for the others.
 *
 * @param addressFailures failures that one address may make in ten minutes
 */
export function loginRules(addressFailures: number): LoginRules {
  const allowance = { failures: addressFailures, perMs: 10 * minute * 1000 }
  return { delays, forgottenMs: 24 * 3_600_000, allowance }
}
