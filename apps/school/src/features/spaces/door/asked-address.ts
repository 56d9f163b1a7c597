/** What the query of an address says to the door of a space. */
export interface AskedAddress {
  /** The rest of the query as it was sent, without `?`: it travels to the ENT and back. */
  readonly query: string
  /** Somebody comes back from the ENT. */
  readonly hasTicket: boolean
  /** `login=true`: the local form, whatever the delegation. Source: pronote-facts §0.11. */
  readonly wantsLocal: boolean
  /** Somebody has just come in whose browser had shown no cookie so far: does it show one now? */
  readonly triesCookies: boolean
}

/** Longer than any deep link; beyond, the page is opened without its query. */
const longest = 1000

const cookieTrial = 'entree=1'

/**
 * Reads the query without rewriting it: `service` must be the same string, byte for byte, on the way out and at
 * validation. Source: CAS 3.0 §2.5, pronote-facts §2.5.
 */
export function readAskedAddress(url: string): AskedAddress {
  const mark = url.indexOf('?')
  const parts = mark === -1 ? [] : url.slice(mark + 1).split('&')
  const named = parts.filter((part) => part !== '').map((part) => ({ part, name: nameOf(part) }))
  const query = named
    .filter(({ name }) => name !== 'ticket' && name !== 'login' && name !== 'entree')
    .map(({ part }) => part)
    .join('&')
  return {
    query: query.length > longest ? '' : query,
    hasTicket: named.some(({ name }) => name === 'ticket'),
    wantsLocal: parts.some((part) => part.toLowerCase() === 'login=true'),
    triesCookies: parts.includes(cookieTrial),
  }
}

/** The same address, to find out whether the browser keeps cookies. */
export const tryingCookies = (clean: string): string =>
  `${clean}${clean.includes('?') ? '&' : '?'}${cookieTrial}`

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
