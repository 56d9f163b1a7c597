import type { AuditChain, Clock, Log } from '@preau/platform'

interface KeepDeps {
  readonly chain: AuditChain
  readonly clock: Clock
  readonly log: Log
}

/** Seals what is new. The hash goes to the log too: what is written there is outside the database. */
export async function sealTraces({ chain, clock, log }: KeepDeps, signal: AbortSignal): Promise<void> {
  const last = (await chain.seal(clock.now(), signal)).at(-1)
  if (last) log.info({ seal: last.number, hash: last.hash.toString('hex') }, 'audit trail sealed')
}

/** Deletes the lines older than so many months, by whole sealed ranges; their seals stay. */
export async function purgeTraces(
  { chain, clock, traceMonths }: Omit<KeepDeps, 'log'> & { readonly traceMonths: number },
  signal: AbortSignal,
): Promise<void> {
  const at = clock.now()
  const before = new Date(at)
  before.setUTCMonth(before.getUTCMonth() - traceMonths)
  await chain.purge({ before, at }, signal)
}
