import type { AccountLifeDeps } from './account-life-deps.ts'

const batch = 200

/** Before this instant, an account that was closed is over: three months at most after it stopped being needed (order of 30 November 2006). */
export function closedBefore({ clock, retentionMs }: Pick<AccountLifeDeps, 'clock' | 'retentionMs'>): Date {
  return new Date(clock.now().getTime() - retentionMs)
}

/** Deletes the accounts that are over, a bounded number at a time; returns how many. */
export async function deleteAccounts(
  deps: Pick<AccountLifeDeps, 'ends' | 'clock' | 'retentionMs'>,
  signal: AbortSignal,
): Promise<number> {
  let [deleted, last] = [0, batch]
  while (!signal.aborted && last >= batch) {
    last = await deps.ends.deleteSome(closedBefore(deps), batch, deps.clock.now())
    deleted += last
  }
  return deleted
}
