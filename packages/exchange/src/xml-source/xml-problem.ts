import type { XmlProblem, XmlProblemCode } from '@preau/xml'
import { type ExchangeProblem, type ProblemPlace, problem } from '../problem/problem.ts'

/** Says to an administrator what the XML reader refused. `looksLikeXml`: whether the file begins as XML does. */
export function xmlProblem(file: string, fault: XmlProblem, looksLikeXml: boolean): ExchangeProblem {
  const place = { file, line: fault.line, column: fault.column }
  if (!looksLikeXml) return problem('xml.not-xml', {}, { file })
  return sayings[fault.code](fault, place)
}

type Saying = (fault: XmlProblem, place: ProblemPlace) => ExchangeProblem

const doctype: Saying = (_, place) => problem('xml.doctype-refused', {}, place)
const encoding: Saying = (_, place) => problem('xml.encoding', {}, place)
const limit =
  (limitName: string): Saying =>
  (_, place) =>
    problem('xml.limit', { limit: limitName }, place)

const sayings: Readonly<Record<XmlProblemCode, Saying>> = {
  empty: (_, { file }) => problem('xml.empty', {}, { file }),
  'not-xml': (_, { file }) => problem('xml.not-xml', {}, { file }),
  syntax: ({ line, column, detail }, place) => problem('xml.malformed', { line, column, detail }, place),
  truncated: (_, place) => problem('xml.truncated', {}, place),
  doctype,
  entity: doctype,
  'encoding-unsupported': encoding,
  'encoding-invalid': encoding,
  'encoding-mismatch': encoding,
  'too-large': limit('il est trop gros'),
  'too-deep': limit('trop d’éléments y sont emboîtés'),
  'too-many-attributes': limit('un élément a trop d’attributs'),
  'attribute-too-long': limit('un attribut est trop long'),
  'text-too-long': limit('un texte est trop long'),
  'element-too-large': limit('une fiche est trop longue'),
}
