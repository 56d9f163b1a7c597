import type { Clock } from '../clock.ts'

/** How many times per how long, for one key. */
export interface RateLimitOptions {
  readonly clock: Clock
  /** Takes allowed in a row. */
  readonly max: number
  /** Time in which `max` takes come back, milliseconds. */
  readonly perMs: number
  /** Keys remembered; the oldest go first. */
  readonly maxKeys?: number
}

/** Whether this one passes, or how long to wait. */
export type RateDecision = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number }

/** A limit per key (account, address, school) of this node. */
export interface RateLimit {
  take(key: string): RateDecision
  /** Gives one take back: what was taken turned out to be none of those that are limited. */
  giveBack(key: string): void
}

/** Token bucket per key: bursts up to `max`, then a steady flow. A school behind one address needs a large `max`. */
export function createRateLimit(options: RateLimitOptions): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const perToken = options.perMs / options.max
  return {
    take(key) {
      const now = options.clock.now().getTime()
      const bucket = buckets.get(key) ?? { tokens: options.max, at: now }
      // A clock set back gives nothing, and above all takes nothing.
      const elapsed = Math.max(0, now - bucket.at)
      const tokens = Math.min(options.max, bucket.tokens + elapsed / perToken)
      const ok = tokens >= 1
      buckets.delete(key)
      buckets.set(key, { tokens: ok ? tokens - 1 : tokens, at: now })
      forgetOldest(buckets, options.maxKeys ?? 50_000)
      return ok ? { ok } : { ok, retryAfterSeconds: Math.ceil(((1 - tokens) * perToken) / 1000) }
    },
    giveBack(key) {
      const bucket = buckets.get(key)
      if (bucket) bucket.tokens = Math.min(options.max, bucket.tokens + 1)
    },
  }
}

function forgetOldest(buckets: Map<string, unknown>, max: number): void {
  if (buckets.size <= max) return
  const [oldest] = buckets.keys()
  if (oldest !== undefined) buckets.delete(oldest)
}
