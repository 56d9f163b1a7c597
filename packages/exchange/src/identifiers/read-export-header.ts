import { parseUai, type Uai } from '@preau/people'
import type { XmlStart } from '@preau/xml'
import { type ExchangeProblem, type ProblemCode, type ProblemParams, problem } from '../problem/problem.ts'
import { exportIdentifiantsNamespace } from '../recognition/school-file-kind.ts'
import type { ExportIdentifiantsHeader } from './exported-person.ts'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/
const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

/** The header, or the first thing wrong in it. `expectedUai`: the school for which the file is given. */
export function readExportHeader(
  root: XmlStart,
  file: string,
  expectedUai: Uai | undefined,
): ExportIdentifiantsHeader | ExchangeProblem {
  const text = (name: string): string => root.attributes.get(name)?.trim() ?? ''
  const refuse = <C extends ProblemCode>(code: C, params: ProblemParams<C>): ExchangeProblem =>
    problem(code, params, { file, line: root.line, element: root.name })
  const invalid = (attribute: string): ExchangeProblem =>
    refuse('identifiers.invalid-header', { attribute, value: text(attribute) })

  if (root.uri !== exportIdentifiantsNamespace)
    return refuse('identifiers.wrong-namespace', { found: root.uri })
  const version = text('Version')
  if (version !== '1.0') return refuse('identifiers.unknown-version', { version })
  const uai = parseUai(text('UAI'))
  if (text('UAI') === '') return refuse('identifiers.no-uai', {})
  if (uai === undefined) return refuse('identifiers.invalid-uai', { value: text('UAI') })
  if (expectedUai !== undefined && uai !== expectedUai) {
    return refuse('identifiers.other-school', { found: uai, expected: expectedUai })
  }
  const schoolYear = readSchoolYear(text('AnneeScolaire'))
  if (schoolYear === undefined) return invalid('AnneeScolaire')
  const complete = flags.get(text('Complet'))
  if (complete === undefined) return invalid('Complet')
  const issuedAt = text('DateHeure')
  if (!instant.test(issuedAt) || Number.isNaN(Date.parse(issuedAt))) return invalid('DateHeure')
  return { version, uai, schoolYear, complete, issuedAt }
}

/** `2026-2027` → 2026: the second year follows the first. */
function readSchoolYear(text: string): number | undefined {
  const [, first = '', second = ''] = /^(\d{4})-(\d{4})$/.exec(text) ?? []
  return first !== '' && Number(second) === Number(first) + 1 ? Number(first) : undefined
}
