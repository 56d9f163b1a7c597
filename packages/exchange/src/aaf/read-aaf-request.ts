import { childElement, childElements, type XmlElement } from '@preau/xml'
import type { Report } from '../problem/problem.ts'
import { descendantsOf } from '../xml-source/descendants-of.ts'
import { type AafKind, aafFamilies } from './aaf-kind.ts'
import type { AafValues } from './aaf-values.ts'
import { unescapeHtml } from './unescape-html.ts'

/** What a request asks: describe the whole record, replace some attributes, take it away. Source: ent-ecosystem §1.2. */
export type AafOperation = 'add' | 'modify' | 'delete'

/** One request of a file, whatever its kind. */
export interface AafRequest {
  readonly operation: AafOperation
  readonly id: string
  /** Every attribute for `add`, those that change for `modify`, none for `delete`. */
  readonly values: AafValues
}

/** A complete delivery describes and does nothing else; a delta does all three. */
export type AafMode = 'complete' | 'delta'

const operations: Readonly<Record<string, AafOperation>> = {
  addRequest: 'add',
  modifyRequest: 'modify',
  deleteRequest: 'delete',
}

/** Names under which each kind repeats its key among the attributes. */
const jointureNames = ['entpersonjointure', 'entstructurejointure', 'entmatjointure', 'entmefjointure']

/**
 * Reads a request of a file of `kind`. `undefined`, and a problem, when it has no place in such a delivery, is of another
 * family, or has not one clear identifier. Source: ent-ecosystem §1.2.
 */
export function readAafRequest(
  element: XmlElement,
  { kind, mode }: { readonly kind: AafKind; readonly mode: AafMode },
  report: Report,
): AafRequest | undefined {
  const operation = operations[element.name]
  if (operation === undefined || (mode === 'complete' && operation !== 'add')) {
    report('aaf.unexpected-element', { element: element.name })
    return undefined
  }
  const values = valuesOf(element, operation)
  const id = cleanValue(descendantsOf(element, 'identifier', 'id')[0]?.text ?? '')
  const right =
    isFamily(element, kind, report) &&
    hasOneKey(id, values, report) &&
    (operation !== 'modify' || replacesOnly(element, report))
  return right ? { operation, id, values } : undefined
}

function isFamily(element: XmlElement, kind: AafKind, report: Report): boolean {
  const value = descendantsOf(element, 'operationalAttributes', 'attr', 'value')[0]
  const found = cleanValue(value?.text ?? '')
  if (found.toLowerCase() === aafFamilies[kind].toLowerCase()) return true
  report('aaf.wrong-family', { found, expected: aafFamilies[kind] })
  return false
}

function hasOneKey(id: string, values: AafValues, report: Report): boolean {
  const jointure = [...values].find(([name]) => jointureNames.includes(name.toLowerCase()))?.[1][0]
  if (id === '') report('aaf.no-identifier', {})
  else if (jointure !== undefined && jointure !== id) report('aaf.identifier-differs', { id, jointure })
  else return true
  return false
}

/** The format has one kind of modification; another would be read as its contrary. */
function replacesOnly(element: XmlElement, report: Report): boolean {
  const other = descendantsOf(element, 'modifications', 'modification')
    .map(({ attributes }) => attributes.get('operation')?.trim().toLowerCase() ?? '')
    .find((operation) => operation !== 'replace')
  if (other !== undefined) report('aaf.unexpected-operation', { operation: other })
  return other === undefined
}

function valuesOf(element: XmlElement, operation: AafOperation): AafValues {
  const attrs =
    operation === 'modify'
      ? descendantsOf(element, 'modifications', 'modification')
      : descendantsOf(element, 'attributes', 'attr')
  const values = new Map<string, readonly string[]>()
  for (const attr of attrs) {
    const name = attr.attributes.get('name')?.trim() ?? ''
    const read = childElements(attr, 'value').map(({ text }) => cleanValue(text))
    // `<value/>` means « no value » in a complete file, and « erase » in a delta.
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
