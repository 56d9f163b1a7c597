import { parseGuardianLink } from '@preau/people'
import type { Report } from '../problem/problem.ts'
import type { FieldReader } from './field-reader.ts'
import type { SieclePupilLink } from './siecle-guardian.ts'

/** A `RESPONSABLE_ELEVE` before the whole file is known. */
export interface ReadPupilLink extends Omit<SieclePupilLink, 'legalRank'> {
  readonly personId: string
  /** Rank written by the old generation of files. */
  readonly writtenRank: 1 | 2 | undefined
}

/** `undefined`, and a problem, when the pupil, the person or the level of responsibility cannot be read. */
export function readPupilLink(fields: FieldReader, report: Report): ReadPupilLink | undefined {
  const pupilSiecleId = fields.text('ELEVE_ID')
  const personId = fields.text('PERSONNE_ID')
  if (pupilSiecleId === undefined || personId === undefined) {
    report('siecle.incomplete-link', {})
    return undefined
  }
  const responsibility = readResponsibility(fields, report)
  if (responsibility === undefined) return undefined
  const linkCode = fields.text('CODE_PARENTE')
  return {
    pupilSiecleId,
    personId,
    ...responsibility,
    linkCode,
    link: linkCode === undefined ? undefined : parseGuardianLink(linkCode),
    financial: fields.flag('RESP_FINANCIER') ?? false,
    payment: fields.flag('PERS_PAIMENT', 'PERS_PAIEMENT', 'PAIE_FRAIS_SCOLAIRES') ?? false,
    contact: fields.flag('PERS_CONTACT') ?? false,
  }
}

type Responsibility = Pick<ReadPupilLink, 'responsibility' | 'writtenRank'>

const newLevels: ReadonlyMap<string, Responsibility> = new Map([
  ['1', { responsibility: 'legal', writtenRank: undefined }],
  ['2', { responsibility: 'in-charge', writtenRank: undefined }],
  ['3', { responsibility: 'contact', writtenRank: undefined }],
  ['0', { responsibility: 'contact', writtenRank: undefined }],
])

const oldLevels: ReadonlyMap<string, Responsibility> = new Map([
  ['1', { responsibility: 'legal', writtenRank: 1 }],
  ['2', { responsibility: 'legal', writtenRank: 2 }],
  ['0', { responsibility: 'contact', writtenRank: undefined }],
])

/** Level 2 means two things: person in charge in new files, second legal guardian in old ones. No level: no right. */
function readResponsibility(fields: FieldReader, report: Report): Responsibility | undefined {
  const level = fields.text('NIVEAU_RESPONSABILITE')
  const oldLevel = fields.text('RESP_LEGAL')
  if (level === undefined && oldLevel === undefined) return oldLevels.get('0')
  const found = level === undefined ? oldLevels.get(oldLevel ?? '') : newLevels.get(level)
  const field = level === undefined ? 'RESP_LEGAL' : 'NIVEAU_RESPONSABILITE'
  if (found === undefined) report('siecle.invalid-value', { field, value: level ?? oldLevel ?? '' })
  return found
}
