import { isUnderWay, type LargeImport, type LargeState } from './large-imports.ts'

/** After so long without a sign of life, who worked on it is gone: another server takes it up. */
const silentMs = 120_000

/** What is said of files: the state that is kept, or that nobody seems to work on them any more. */
export const shownState = (large: LargeImport, now: Date): LargeState | 'stalled' =>
  isUnderWay(large) && now.getTime() - large.seenAt.getTime() > silentMs ? 'stalled' : large.state
