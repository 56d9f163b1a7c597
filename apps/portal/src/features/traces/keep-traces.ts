import type { TracesDeps } from './traces-deps.ts'

/** Seals what is new. The hash goes to the log too: what is written there is outside the database. */
export async function sealTraces(
  { chain, clock, log }: Pick<TracesDeps, 'chain' | 'clock' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  const last = (await chain.seal(clock.now(), signal)).at(-1)
  if (last) log.info({ seal: last.number, hash: last.hash.toString('hex') }, 'audit trail sealed')
}

/** Deletes the lines that are older than what is set, by whole sealed ranges. */
export async function purgeTraces(
  { chain, traces, clock }: Pick<TracesDeps, 'chain' | 'traces' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const at = clock.now()
  const before = new Date(at)
  before.setUTCMonth(before.getUTCMonth() - (await traces.retention()).months)
  await chain.purge({ before, at }, signal)
}
