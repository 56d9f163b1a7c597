import { parseUai, type Uai } from '@preau/people'
import { childElement, type XmlElement } from '@preau/xml'
import type { Report } from '../problem/problem.ts'
import { cleanText } from './field-reader.ts'

/** What a SIECLE or STS file says of itself (`PARAMETRES`). Source: ent-ecosystem §2.1. */
export interface SchoolFileHeader {
  /** `UAJ`: the school. `undefined` only in a guardians file without `PARAMETRES`. */
  readonly uai: Uai | undefined
  /** `ANNEE_SCOLAIRE`: the year in which the school year starts (2026 for 2026–2027). */
  readonly schoolYear: number | undefined
  /** `HORODATAGE`, else `DATE_EXPORT`, as written. */
  readonly exportedAt: string | undefined
}

/** Reads `PARAMETRES`; `parameters` is `undefined` when the file has none. SIECLE writes texts, STS attributes. */
export function readSchoolFileHeader(parameters: XmlElement | undefined, report: Report): SchoolFileHeader {
  const year = Number(/^\d{4}/.exec(valueOf(parameters, 'ANNEE_SCOLAIRE', 'ANNEE'))?.[0])
  if (!(year > 1990)) report('siecle.no-school-year', {})
  const exportedAt = valueOf(parameters, 'HORODATAGE') || valueOf(parameters, 'DATE_EXPORT')
  return {
    uai: readUai(valueOf(parameters, 'UAJ', 'CODE'), report),
    schoolYear: year > 1990 ? year : undefined,
    exportedAt: exportedAt === '' ? undefined : exportedAt,
  }
}

function readUai(text: string, report: Report): Uai | undefined {
  const uai = parseUai(text)
  if (text !== '' && uai === undefined) report('siecle.invalid-uai', { value: text })
  return uai
}

function valueOf(parameters: XmlElement | undefined, name: string, attribute?: string): string {
  const element = parameters === undefined ? undefined : childElement(parameters, name)
  if (element === undefined) return ''
  const value = attribute === undefined ? undefined : element.attributes.get(attribute)
  return cleanText(value ?? element.text)
}
