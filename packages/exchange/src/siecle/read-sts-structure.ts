import type { XmlElement } from '@preau/xml'
import type { Report } from '../problem/problem.ts'
import { descendantsOf } from '../xml-source/descendants-of.ts'
import { cleanText, fieldReader } from './field-reader.ts'
import type { StsService, StsStructure } from './sts-records.ts'

/** Reads a `DIVISION` or a `GROUPE`; `undefined`, and a problem, without a code. */
export function readStsStructure(element: XmlElement, report: Report): StsStructure | undefined {
  const fields = fieldReader(element, report)
  const code = fields.attribute('CODE')
  if (code === undefined) {
    report('siecle.no-identifier', { attribute: 'CODE' })
    return undefined
  }
  const fromDivisions = descendantsOf(element, 'DIVISIONS_APPARTENANCE', 'DIVISION_APPARTENANCE')
  return {
    code,
    label: fields.text('LIBELLE_LONG'),
    fromDivisions: fromDivisions.flatMap((one) => fieldReader(one, report).attribute('CODE') ?? []),
    services: descendantsOf(element, 'SERVICES', 'SERVICE').flatMap((one) => readService(one) ?? []),
  }
}

/** `TYPE:ID`; the type is `epp` when it is not said. */
export function stsKey(element: XmlElement): string | undefined {
  const id = cleanText(element.attributes.get('ID') ?? '')
  const type = cleanText(element.attributes.get('TYPE') ?? '').toLowerCase()
  return id === '' ? undefined : `${type === '' ? 'epp' : type}:${id}`
}

function readService(element: XmlElement): StsService | undefined {
  const subjectCode = cleanText(element.attributes.get('CODE_MATIERE') ?? '')
  if (subjectCode === '') return undefined
  const teachers = descendantsOf(element, 'ENSEIGNANTS', 'ENSEIGNANT').flatMap((one) => stsKey(one) ?? [])
  return { subjectCode, teachers: [...new Set(teachers)] }
}
