import { childElement, childElements, type XmlElement } from '@preau/xml'
import type { Report } from '../problem/problem.ts'
import { descendantsOf } from '../xml-source/descendants-of.ts'
import { type AafAttributes, aafAttributes } from './aaf-attributes.ts'
import { type AafKind, aafFamilies } from './aaf-kind.ts'
import { unescapeHtml } from './unescape-html.ts'

/** One `addRequest`, whatever its kind. */
export interface AafOperation {
  readonly id: string
  readonly attributes: AafAttributes
}

/** Names under which each kind repeats its key among the attributes. */
const jointureNames = ['ENTPersonJointure', 'ENTStructureJointure', 'ENTMatJointure', 'ENTMefJointure']

/**
 * Reads an `addRequest` of a file of `kind`. `undefined`, and a problem, when it is another request, of another family,
 * or without one clear identifier. Source: ent-ecosystem §1.2.
 */
export function readAafOperation(
  element: XmlElement,
  kind: AafKind,
  report: Report,
): AafOperation | undefined {
  if (element.name !== 'addRequest') {
    report('aaf.unexpected-element', { element: element.name })
    return undefined
  }
  const attributes = aafAttributes(valuesOf(descendantsOf(element, 'attributes', 'attr')))
  const id = cleanValue(descendantsOf(element, 'identifier', 'id')[0]?.text ?? '')
  return isFamily(element, kind, report) && hasOneKey(id, attributes, report) ? { id, attributes } : undefined
}

function isFamily(element: XmlElement, kind: AafKind, report: Report): boolean {
  const value = descendantsOf(element, 'operationalAttributes', 'attr', 'value')[0]
  const found = cleanValue(value?.text ?? '')
  if (found.toLowerCase() === aafFamilies[kind].toLowerCase()) return true
  report('aaf.wrong-family', { found, expected: aafFamilies[kind] })
  return false
}

function hasOneKey(id: string, attributes: AafAttributes, report: Report): boolean {
  const jointure = attributes.text(...jointureNames)
  if (id === '') report('aaf.no-identifier', {})
  else if (jointure !== undefined && jointure !== id) report('aaf.identifier-differs', { id, jointure })
  else return true
  return false
}

function valuesOf(attrs: readonly XmlElement[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>()
  for (const attr of attrs) {
    const name = attr.attributes.get('name')?.trim() ?? ''
    const read = childElements(attr, 'value').map(({ text }) => cleanValue(text))
    // `<value/>` means « no value » in a complete file.
    const kept = read.filter((value) => value !== '')
    if (name !== '') values.set(name, [...(values.get(name) ?? []), ...kept])
  }
  return values
}

/** A value as meant: one more level of HTML escaping undone, accents composed, blanks joined. */
function cleanValue(text: string): string {
  return unescapeHtml(text).normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** The identifier of a request that was not read, to name it in a problem. */
export function requestId(element: XmlElement): string | undefined {
  const identifier = childElement(element, 'identifier')
  const id = identifier === undefined ? '' : cleanValue(childElement(identifier, 'id')?.text ?? '')
  return id === '' ? undefined : id
}
