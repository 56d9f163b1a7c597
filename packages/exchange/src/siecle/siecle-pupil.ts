import { type CalendarDay, type Ine, parseIne } from '@preau/people'
import { childElement, type XmlElement } from '@preau/xml'
import type { Report } from '../problem/problem.ts'
import { type FieldReader, fieldReader } from './field-reader.ts'
import { readSiecleName, type SiecleName } from './siecle-name.ts'

/** What `ELEVES/ELEVE` says of one pupil. Source: ent-ecosystem §2.2. */
export interface SieclePupilIdentity extends SiecleName {
  /** `@ELEVE_ID`: the key inside the academy. */
  readonly siecleId: string
  /** `@ELENOET`: enrolment number in this school. */
  readonly enrolmentNumber: string | undefined
  /** `ID_ELEVE_ETAB`: number chosen by the school. */
  readonly schoolPupilId: string | undefined
  /** `ID_NATIONAL`, older `INE_RNIE` and `INE_BEA`: for matching only, never shown. */
  readonly ine: Ine | undefined
  /** `PRENOM2`, `PRENOM3`. */
  readonly otherFirstNames: readonly string[]
  /** `DATE_NAISS`. */
  readonly birthDate: CalendarDay | undefined
  /** `CODE_SEXE`: 1 = `M`, 2 = `F`. */
  readonly sex: 'M' | 'F' | undefined
  /** `DATE_ENTREE`. */
  readonly entryDate: CalendarDay | undefined
  /** `DATE_SORTIE`: set when the pupil has left or is going to; compare with the day. */
  readonly leavingDate: CalendarDay | undefined
  /** `CODE_MOTIF_SORTIE`. */
  readonly leavingReason: string | undefined
  /** `CODE_REGIME`. */
  readonly boardingCode: string | undefined
  /** `CODE_MEF`. */
  readonly mef: string | undefined
  /** `DOUBLEMENT`. */
  readonly repeating: boolean | undefined
  /** `SCOLARITE_AN_DERNIER`. */
  readonly previousClass: string | undefined
  /** `SCOLARITE_AN_DERNIER/CODE_RNE`, as written. */
  readonly previousSchool: string | undefined
  /** `ADRESSE_ID`, in `ElevesAvecAdresses`. */
  readonly addressId: string | undefined
}

/** Reads one `ELEVE`; `undefined`, and a problem, without an identifier or a name. */
export function readSieclePupilIdentity(
  element: XmlElement,
  report: Report,
): SieclePupilIdentity | undefined {
  const fields = fieldReader(element, report)
  const siecleId = fields.attribute('ELEVE_ID')
  if (siecleId === undefined) {
    report('siecle.no-identifier', { attribute: 'ELEVE_ID' })
    return undefined
  }
  const name = readSiecleName(fields)
  if (name === undefined) {
    report('siecle.no-name', { id: siecleId })
    return undefined
  }
  return { siecleId, ...name, ...readCivilStatus(fields, report), ...readSchooling(element, report) }
}

function readCivilStatus(
  fields: FieldReader,
  report: Report,
): Pick<SieclePupilIdentity, 'ine' | 'otherFirstNames' | 'birthDate' | 'sex'> {
  return {
    ine: readIne(fields, report),
    otherFirstNames: ['PRENOM2', 'PRENOM3'].flatMap((name) => fields.text(name) ?? []),
    birthDate: fields.day('DATE_NAISS'),
    sex: readSex(fields.text('CODE_SEXE'), report),
  }
}

function readIne(fields: FieldReader, report: Report): Ine | undefined {
  const text = fields.text('ID_NATIONAL', 'INE_RNIE', 'INE_BEA')
  if (text === undefined) return undefined
  const ine = parseIne(text)
  // The number itself is not repeated in the report: it is never shown on a screen.
  if (ine === undefined) report('siecle.invalid-value', { field: 'ID_NATIONAL', value: '…' })
  return ine
}

/** `1`/`2`; STS files also have the letters. */
export function readSex(code: string | undefined, report: Report): 'M' | 'F' | undefined {
  if (code === undefined) return undefined
  const sexes: Readonly<Record<string, 'M' | 'F'>> = { '1': 'M', '2': 'F', M: 'M', F: 'F' }
  const sex = sexes[code.toUpperCase()]
  if (sex === undefined) report('siecle.invalid-value', { field: 'CODE_SEXE', value: code })
  return sex
}

function readSchooling(
  element: XmlElement,
  report: Report,
): Omit<
  SieclePupilIdentity,
  keyof SiecleName | 'siecleId' | 'ine' | 'otherFirstNames' | 'birthDate' | 'sex'
> {
  const fields = fieldReader(element, report)
  const lastYear = childElement(element, 'SCOLARITE_AN_DERNIER')
  const before = lastYear === undefined ? undefined : fieldReader(lastYear, report)
  return {
    enrolmentNumber: fields.attribute('ELENOET'),
    schoolPupilId: fields.text('ID_ELEVE_ETAB'),
    entryDate: fields.day('DATE_ENTREE'),
    leavingDate: fields.day('DATE_SORTIE'),
    leavingReason: fields.text('CODE_MOTIF_SORTIE'),
    boardingCode: fields.text('CODE_REGIME'),
    mef: fields.text('CODE_MEF'),
    repeating: fields.flag('DOUBLEMENT'),
    previousClass: before?.text('CODE_STRUCTURE'),
    previousSchool: before?.text('CODE_RNE'),
    addressId: fields.text('ADRESSE_ID'),
  }
}
