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

/** Each time it took, and for how long it was done; milliseconds. */
export interface Times {
  readonly each: readonly number[]
  readonly elapsed: number
}

/** Does something again and again, `together` at a time: each lane starts again as soon as it is done. */
export async function repeat(
  { together, seconds, atMost = Infinity }: Load,
  act: (lane: number) => Promise<unknown>,
): Promise<Times> {
  const each: number[] = []
  let begun = 0
  const started = performance.now()
  const lane = async (index: number): Promise<void> => {
    while (begun < atMost && performance.now() - started < seconds * 1000) {
      begun += 1
      const start = performance.now()
      await act(index)
      each.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: together }, (_, index) => lane(index)))
  return { each, elapsed: performance.now() - started }
}

/** The figures of one or several turns. */
export function figuresOf(turns: readonly Times[]): Figures {
  const sorted = turns.flatMap(({ each }) => each).toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  const elapsed = turns.reduce((sum, turn) => sum + turn.elapsed, 0)
  return { count: sorted.length, perSecond: (1000 * sorted.length) / elapsed, p50: at(0.5), p99: at(0.99) }
}
