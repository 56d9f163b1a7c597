import type { ExchangeEntry } from '@preau/exchange'

/** A file that tells how many bytes of it were read, piece by piece. */
export const countedEntry = (
  { name, open }: ExchangeEntry,
  count: (bytes: number) => Promise<void>,
): ExchangeEntry => ({
  name,
  open: async function* () {
    for await (const chunk of open()) {
      await count(chunk.length)
      yield chunk
    }
  },
})
