/** What the query of an address says to the door of a space. */
export interface AskedAddress {
  /** The rest of the query as it was sent, without `?`: it travels to the ENT and back. */
  readonly query: string
  /** Somebody comes back from the ENT. */
  readonly hasTicket: boolean
  /** `login=true`: the local form, whatever the delegation. Source: pronote-facts §0.11. */
  readonly wantsLocal: boolean
}

/** Longer than any deep link; beyond, the page is opened without its query. */
const longest = 1000

/**
 * Reads the query without rewriting it: `service` must be the same string, byte for byte, on the way out and at
 * validation. Source: CAS 3.0 §2.5, pronote-facts §2.5.
 */
export function readAskedAddress(url: string): AskedAddress {
  const mark = url.indexOf('?')
  const parts = mark === -1 ? [] : url.slice(mark + 1).split('&')
  const named = parts.filter((part) => part !== '').map((part) => ({ part, name: nameOf(part) }))
  const query = named
    .filter(({ name }) => name !== 'ticket' && name !== 'login')
    .map(({ part }) => part)
    .join('&')
  return {
    query: query.length > longest ? '' : query,
    hasTicket: named.some(({ name }) => name === 'ticket'),
    wantsLocal: parts.some((part) => part.toLowerCase() === 'login=true'),
  }
}

/** A path with the query of the address. */
export const withQuery = (path: string, query: string): string => (query === '' ? path : `${path}?${query}`)

function nameOf(part: string): string {
  const name = (part.split('=')[0] ?? '').replaceAll('+', ' ')
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
