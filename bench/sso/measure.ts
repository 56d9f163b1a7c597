/** Figures of something done again and again; times in milliseconds. */
export interface Figures {
  readonly count: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/** How often, and until when. */
export interface Load {
  /** Done at a time. */
  readonly together: number
  readonly seconds: number
  /** Stops earlier, once so many are done. */
  readonly atMost?: number
}

/** Does something again and again, `together` at a time: each lane starts again as soon as it is done. */
export async function measure(
  { together, seconds, atMost = Infinity }: Load,
  act: (lane: number) => Promise<unknown>,
): Promise<Figures> {
  const times: number[] = []
  let begun = 0
  const started = performance.now()
  const lane = async (index: number): Promise<void> => {
    while (begun < atMost && performance.now() - started < seconds * 1000) {
      begun += 1
      const start = performance.now()
      await act(index)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: together }, (_, index) => lane(index)))
  const elapsed = (performance.now() - started) / 1000
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return { count: times.length, perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99) }
}
