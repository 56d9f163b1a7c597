import type { Clock } from '@preau/platform'
import type { LoginRegulator } from './login-regulator.ts'
import type { LoginRules } from './login-rules.ts'

const batch = 1000

/** Deletes what the protection no longer needs, a bounded number at a time. */
export async function purgeLogins(
  deps: {
    readonly regulator: Pick<LoginRegulator, 'purge'>
    readonly rules: LoginRules
    readonly clock: Clock
  },
  signal: AbortSignal,
): Promise<void> {
  const past = { now: deps.clock.now(), limit: batch }
  while (!signal.aborted && (await deps.regulator.purge(past, deps.rules)) >= batch);
}
