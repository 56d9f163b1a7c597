import type { ServiceDifference } from '@preau/cas'
import { differenceCopy as copy } from './addresses-copy.fr.ts'

/** What keeps an address from being covered by a declared one, as a sentence. */
export function differenceSentence(difference: ServiceDifference): string {
  switch (difference.part) {
    case 'port':
      return copy.port(difference.received, difference.declared)
    case 'host':
      return copy.host[difference.reason](difference.received, difference.declared)
    case 'path':
      return copy[difference.reason](legible(difference.received), legible(difference.declared))
    case 'school':
    case 'scheme':
      return copy[difference.part](difference.received, difference.declared)
    case 'query':
      return parameterSentence(difference)
  }
}

/** A path with its letters rather than their percent-encoding; what would not be visible stays encoded. */
function legible(path: string): string {
  return path.replaceAll(/(?:%[89A-F][0-9A-F])+/gi, (encoded) => {
    try {
      const text = decodeURIComponent(encoded)
      return /^[\p{L}\p{M}]+$/u.test(text) ? text : encoded
    } catch {
      return encoded
    }
  })
}

/** The value received is not repeated: it may be about somebody. */
function parameterSentence({
  name,
  received,
  declared,
}: Extract<ServiceDifference, { part: 'query' }>): string {
  if (received.length === 0) return copy.noParameter(name, declared)
  return (received.length === 1 ? copy.parameter : copy.parameterTwice)(name, declared)
}
