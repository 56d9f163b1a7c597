import { isRoundedNumber, mendPostcode } from '@preau/exchange'
import { parseIne, parsePronoteId, pronoteIdFault } from '@preau/people'
import { csvCopy as copy } from './copy.fr.ts'
import type { CsvField } from './csv-fields.ts'
import type { CsvLine } from './csv-line.ts'
import type { CsvLink, CsvPerson, CsvPupil, CsvValues } from './csv-person.ts'
import type { CsvSettings } from './csv-settings.ts'
import { readFunction, readKinship, readLevel, readSex } from './csv-words.ts'

/** What a line says of somebody; what is wrong is noted in the line. */
export function readCsvLine(line: CsvLine, settings: CsvSettings): CsvPerson {
  const { list, columns } = settings
  const teaches = columns.includes('subject') && columns.includes('classes')
  return {
    category: list,
    lines: [line.line],
    pronoteId: readPronoteId(line, 'pronoteId'),
    stsId: line.key('stsId'),
    values: readValues(line),
    classCode: line.cell('class') === '' ? undefined : line.cell('class'),
    groups: columns.includes('groups') ? listOf(line.cell('groups')) : undefined,
    teachings: teaches ? teachingsOf(line) : undefined,
    headTeacherOf: columns.includes('headTeacherOf') ? listOf(line.cell('headTeacherOf')) : undefined,
    links: list === 'guardian' ? linksOf(line, settings) : [],
  }
}

/** Several values of one cell: « 6E 1, 6E 2 ». */
const listOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,;/|]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]

function teachingsOf(line: CsvLine): NonNullable<CsvPerson['teachings']> {
  const [subjects, classes] = [listOf(line.cell('subject')), listOf(line.cell('classes'))]
  if ((subjects.length === 0) !== (classes.length === 0)) line.ignored('classes', copy.halfTeaching)
  return subjects.flatMap((subject) => classes.map((classCode) => ({ subject, classCode })))
}

function readPronoteId(line: CsvLine, field: CsvField): string | undefined {
  const text = line.key(field)
  if (text === undefined) return undefined
  if (pronoteIdFault(text) !== undefined && !isRoundedNumber(text)) line.wrong(field, copy.badPronoteId(text))
  return parsePronoteId(text)
}

function readIne(line: CsvLine, field: CsvField): string | undefined {
  const text = line.key(field)
  const ine = parseIne(text ?? '')
  if (text !== undefined && ine === undefined && !isRoundedNumber(text)) line.wrong(field, copy.badIne)
  return ine
}

function readValues(line: CsvLine): CsvValues {
  const [lastName, firstName] = [line.cell('lastName'), line.cell('firstName')]
  if (lastName === '') line.wrong('lastName', copy.missing)
  if (firstName === '') line.wrong('firstName', copy.missing)
  const usageName = line.cell('usageName')
  const written = line.cell('sex')
  const sex = readSex(written)
  if (written !== '' && sex === undefined) line.ignored('sex', copy.badSex(written))
  const jobTitle = line.cell('function')
  return withoutBlanks({
    lastName,
    firstName,
    civility: line.cell('civility'),
    usageName: usageName === lastName ? '' : usageName,
    birthDate: line.day('birthDate'),
    sex,
    postcode: mendPostcode(line.cell('postcode')),
    city: line.cell('city'),
    ine: readIne(line, 'ine'),
    siecleId: line.key('siecleId'),
    ...(jobTitle !== '' && readFunction(jobTitle)),
    company: line.cell('company'),
    leftOn: line.day('leftOn'),
  })
}

type Blank<Values> = { readonly [Key in keyof Values]: Values[Key] | '' | undefined }

/** A cell that is empty says nothing; the names stay, for their absence is a fault already. */
const withoutBlanks = (values: Blank<CsvValues>): CsvValues => {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  return { lastName: '', firstName: '', ...Object.fromEntries(said) }
}

function linksOf(line: CsvLine, settings: CsvSettings): readonly CsvLink[] {
  const pupil = pupilOf(line)
  if (pupil === undefined) {
    if (settings.columns.some((field) => field?.startsWith('pupil'))) line.wrong(undefined, copy.needPupil)
    return []
  }
  const written = line.cell('level')
  const level = written === '' ? (settings.level ?? undefined) : readLevel(written)
  if (level === undefined) line.wrong('level', written === '' ? copy.needLevel : copy.badLevel(written))
  const tie = line.cell('kinship')
  const kinship = readKinship(tie)
  if (tie !== '' && kinship === undefined) line.ignored('kinship', copy.badKinship(tie))
  return [{ line: line.line, pupil, level: level ?? 0, kinship }]
}

function pupilOf(line: CsvLine): CsvPupil | undefined {
  const or = (field: CsvField): string | undefined => {
    const text = line.cell(field)
    return text === '' ? undefined : text
  }
  const pupil = {
    pronoteId: readPronoteId(line, 'pupilPronoteId'),
    siecleId: line.key('pupilSiecleId'),
    ine: readIne(line, 'pupilIne'),
    lastName: or('pupilLastName'),
    firstName: or('pupilFirstName'),
    birthDate: line.day('pupilBirthDate'),
  }
  const isNamed =
    pupil.lastName !== undefined && pupil.firstName !== undefined && pupil.birthDate !== undefined
  const hasKey = pupil.pronoteId !== undefined || pupil.siecleId !== undefined || pupil.ine !== undefined
  return isNamed || hasKey ? pupil : undefined
}
