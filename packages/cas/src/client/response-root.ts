import { MalformedXml, parseXml, type XmlElement } from '@preau/xml'

/** An answer of a CAS server is a few kilobytes; ten times the largest one known. */
const limits = { bytes: 1024 ** 2, depth: 16 }

/**
 * The root of an answer, or why it cannot be read. Some servers use a prefix that they do not declare: names alone count
 * then. No document type, no entity beyond the five.
 */
export function readResponseRoot(text: string): XmlElement | string {
  const read = attempt(text.trim(), 'strict')
  return typeof read === 'string' && read.includes('unbound namespace prefix')
    ? attempt(text.trim(), 'ignore')
    : read
}

function attempt(text: string, namespaces: 'strict' | 'ignore'): XmlElement | string {
  try {
    return parseXml(text, namespaces === 'ignore' ? { limits, namespaces } : { limits })
  } catch (error) {
    if (error instanceof MalformedXml) return error.message
    throw error
  }
}
