import type { Clock } from '@preau/platform'
import { parisDay } from '../../frame/format.ts'
import type { CausesStore } from './causes-store.ts'

const dayMs = 86_400_000

/** How long failures are kept, days: closed ones after their closing, open ones after the last attempt, causes at all. */
export const failureRetention = { closed: 90, open: 365, causes: 3 * 365 } as const

/** Forgets failures whose time has come: what the ENT sent of somebody does not stay because nobody looked. */
export function forgetFailures({
  causes,
  clock,
}: {
  readonly causes: Pick<CausesStore, 'forget'>
  readonly clock: Clock
}): Promise<void> {
  const before = (days: number): Date => new Date(clock.now().getTime() - days * dayMs)
  const { closed, open, causes: counted } = failureRetention
  return causes.forget({ closed: before(closed), met: before(open), week: parisDay(before(counted)) })
}
