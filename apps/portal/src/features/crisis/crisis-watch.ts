import type { Clock } from '@preau/platform'
import type { CrisisState, CrisisTools } from './crisis-tools.ts'

/** What every request looks at, without a query of its own. */
export interface CrisisWatch {
  current(): Promise<CrisisState>
  /** What stands was just looked at, and keeps nobody waiting. */
  isCalm(): boolean
  /** After a change made here: the next look reads again. */
  forget(): void
}

/** A change made on another node is known here this long after, at the latest. */
const keepMs = 5_000

/**
 * Keeps what stands for five seconds. A crisis tool must cost nothing on the days it is not used, and must not fall with the
 * database: when that cannot be read, what was known goes on standing.
 */
export function createCrisisWatch(tools: Pick<CrisisTools, 'read'>, clock: Clock): CrisisWatch {
  let held: { readonly state: Promise<CrisisState>; readonly until: number } | undefined
  let known: CrisisState = calm
  const read = async (): Promise<CrisisState> => {
    try {
      known = await tools.read()
    } catch {
      // The page that follows meets the same database, and says it.
    }
    return known
  }
  return {
    current: () => {
      const now = clock.now().getTime()
      if (held === undefined || now >= held.until) held = { state: read(), until: now + keepMs }
      return held.state
    },
    isCalm: () => held !== undefined && clock.now().getTime() < held.until && known.mode.maxRequests === null,
    forget: () => {
      held = undefined
    },
  }
}

const calm: CrisisState = {
  mode: { readOnly: false, readOnlyMessage: '', maxRequests: null, version: 0, updatedByLabel: '' },
  banners: [],
}
