import type { ExchangeEntry } from '../src/index.ts'

/** An entry that gives `content` in chunks of `size` bytes, so that every test crosses chunk borders. */
export function entryOf(name: string, content: string | Uint8Array, size = 97): ExchangeEntry {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, open: () => chunksOf(bytes, size) }
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let from = 0; from < bytes.length; from += size) {
    await Promise.resolve()
    yield bytes.subarray(from, from + size)
  }
}

/** Everything an asynchronous source gives. */
export async function collected<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const one of source) all.push(one)
  return all
}

/** ISO-8859-15 bytes of a text that holds no character outside it but the euro sign and the oe ligatures. */
export function latin9(text: string): Uint8Array {
  const special: Readonly<Record<string, number>> = { '€': 0xa4, Œ: 0xbc, œ: 0xbd, Ÿ: 0xbe }
  return Uint8Array.from(text, (character) => special[character] ?? character.charCodeAt(0))
}
