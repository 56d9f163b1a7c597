import type { ExchangeEntry } from '@preau/exchange'

/** A delivery whose last file (pupils) is read only once `release` is called. */
export interface HeldDelivery {
  readonly entries: ExchangeEntry[]
  /** Settled when everything before the last file has been read. */
  readonly reached: Promise<undefined>
  readonly release: () => void
}

export function holdDelivery(entries: readonly ExchangeEntry[]): HeldDelivery {
  const gate = Promise.withResolvers<undefined>()
  const reached = Promise.withResolvers<undefined>()
  const held = (entry: ExchangeEntry): ExchangeEntry => ({
    ...entry,
    open: async function* () {
      reached.resolve(undefined)
      await gate.promise
      yield* entry.open()
    },
  })
  return {
    entries: entries.map((entry) => (entry.name.includes('_Eleve_') ? held(entry) : entry)),
    reached: reached.promise,
    release: () => {
      gate.resolve(undefined)
    },
  }
}
