import type { XmlElement } from '@preau/xml'
import type { Report } from '../problem/problem.ts'
import { descendantsOf } from '../xml-source/descendants-of.ts'
import { cleanText, fieldReader } from './field-reader.ts'
import { stsKey } from './read-sts-structure.ts'
import { readSex } from './siecle-pupil.ts'
import { readSiecleName } from './siecle-name.ts'
import type { StsPerson } from './sts-records.ts'

/** What `INDIVIDU` alone says; the services are elsewhere in the file. */
export type StsIdentity = Omit<StsPerson, 'divisions' | 'groups' | 'subjectCodes'>

const civilities: ReadonlyMap<string, string> = new Map([
  ['1', 'M.'],
  ['2', 'Mme'],
  ['3', 'Mlle'],
])

/** Reads one `INDIVIDU`; `undefined`, and a problem, without an identifier or a name. */
export function readStsPerson(element: XmlElement, report: Report): StsIdentity | undefined {
  const fields = fieldReader(element, report)
  const key = stsKey(element)
  if (key === undefined) {
    report('siecle.no-identifier', { attribute: 'ID' })
    return undefined
  }
  const name = readSiecleName(fields)
  if (name === undefined) {
    report('siecle.no-name', { id: key })
    return undefined
  }
  const [type = '', stsId = ''] = key.split(':', 2)
  return {
    key,
    stsId,
    type,
    ...name,
    civility: civilities.get(fields.text('CIVILITE') ?? ''),
    sex: readSex(fields.text('SEXE'), report),
    birthDate: fields.day('DATE_NAISSANCE', 'DATE_NAISS'),
    functionCode: fields.text('FONCTION')?.toUpperCase(),
    disciplines: readDisciplines(element, report),
    mainTeacherOf: readMainTeacher(element),
  }
}

function readDisciplines(element: XmlElement, report: Report): StsPerson['disciplines'] {
  return descendantsOf(element, 'DISCIPLINES', 'DISCIPLINE').flatMap((one) => {
    const fields = fieldReader(one, report)
    const code = fields.attribute('CODE')
    return code === undefined ? [] : [{ code, label: fields.text('LIBELLE_COURT', 'LIBELLE_LONG') }]
  })
}

/** The shape of these children is not certain, so a code in an attribute is read too. Source: ent-ecosystem §2.4. */
function readMainTeacher(element: XmlElement): readonly string[] {
  const entries = descendantsOf(element, 'PROFS_PRINC', 'PROF_PRINC')
  const codes = entries.map(
    (one) => descendantsOf(one, 'CODE_STRUCTURE')[0]?.text ?? one.attributes.get('CODE_STRUCTURE') ?? '',
  )
  return [...new Set(codes.map(cleanText).filter((code) => code !== ''))]
}
