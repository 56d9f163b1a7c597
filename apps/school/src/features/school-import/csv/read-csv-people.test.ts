import { readSheet } from '@preau/exchange'
import type { PersonCategory } from '@preau/people'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessColumns, headerKey } from './csv-fields.ts'
import type { CsvSettings } from './csv-settings.ts'
import { readCsvPeople } from './read-csv-people.ts'
import { settingsFault } from './settings-fault.ts'

const settingsOf = (
  list: PersonCategory,
  header: readonly string[],
  more: Partial<CsvSettings> = {},
): CsvSettings => ({
  list,
  encoding: 'utf-8',
  separator: ';',
  dates: 'day-first',
  columns: guessColumns(list, header),
  level: null,
  unknown: 'add',
  whole: false,
  ...more,
})

function read(list: PersonCategory, text: string, more: Partial<CsvSettings> = {}) {
  const rows = readSheet(text, { separator: ';' })
  const [head, ...lines] = 'brokenAt' in rows ? [] : rows
  const sheet = { header: head?.cells ?? [], rows: lines }
  return readCsvPeople(sheet, settingsOf(list, sheet.header, more))
}

describe('the titles of columns', () => {
  test.each([
    [
      'pupil',
      'NOM DE FAMILLE;Prénom;Né(e) le;Division;N° INE;Code postal',
      ['lastName', 'firstName', 'birthDate', 'class', 'ine', 'postcode'],
    ],
    ['teacher', 'Nom;Prénom;Discipline;Classes', ['lastName', 'firstName', 'subject', 'classes']],
    [
      'guardian',
      'Nom;Prénom;Nom de l’élève;Prénom élève;Élève date de naissance;Responsabilité;Lien de parenté',
      ['lastName', 'firstName', 'pupilLastName', 'pupilFirstName', 'pupilBirthDate', 'level', 'kinship'],
    ],
    ['staff', 'Civilité;Nom;Prénom;Fonction;Taille', ['civility', 'lastName', 'firstName', 'function', null]],
  ] as const)('are understood for a %s', (list, header, fields) => {
    expect(guessColumns(list, header.split(';'))).toEqual(fields)
  })

  test('that are alike give their field to the first one, and the second is left aside', () => {
    expect(guessColumns('pupil', ['Nom', 'nom', 'Prénom'])).toEqual(['lastName', null, 'firstName'])
    expect(headerKey(['Nom', 'PRÉNOM'])).toBe(headerKey(['nom', 'prenom']))
  })

  test.each([
    ['pupil', 'Prénom', /« Nom »/],
    ['guardian', 'Nom;Prénom', /désignent l’élève/],
    ['guardian', 'Nom;Prénom;INE élève', /responsabilité/],
    ['guardian', 'Nom;Prénom;INE élève;Responsabilité', undefined],
  ] as const)('of a %s lack what they lack: %s', (list, text, fault) => {
    const header = text.split(';')
    const found = settingsFault(settingsOf(list, header), { header })?.replaceAll('\u00a0', ' ')
    if (fault === undefined) expect(found).toBeUndefined()
    else expect(found).toMatch(fault)
  })
})

describe('a line of pupils', () => {
  test('gives what its cells say, and nothing for those that are empty', () => {
    const { people, faults } = read(
      'pupil',
      'Nom;Prénom;Né(e) le;Classe;Groupes;INE;CP;Sexe;Ville\nMorvan;Lise;14-02-2013 00:00:00;6E 2;LV2 ESP, LATIN;1234567890a;1000;Féminin;\n',
    )
    expect(faults).toEqual([])
    expect(people).toEqual([
      {
        category: 'pupil',
        lines: [2],
        pronoteId: undefined,
        stsId: undefined,
        values: {
          lastName: 'Morvan',
          firstName: 'Lise',
          birthDate: '2013-02-14',
          ine: '1234567890A',
          postcode: '01000',
          sex: 'F',
        },
        classCode: '6E 2',
        groups: ['LV2 ESP', 'LATIN'],
        teachings: undefined,
        headTeacherOf: undefined,
        links: [],
      },
    ])
  })

  test.each([
    ['Morvan;Lise;41319', /nombre 41319/],
    ['Morvan;Lise;14/02/13', /deux chiffres/],
    ['Morvan;Lise;31/02/2013', /n’existe pas/],
    ['Morvan;;14/02/2013', /case est vide/],
    ['Morvan;Lise;14/02/2013;;1,23E+15', /arrondi/],
    ['Morvan;Lise;14/02/2013;;123', /onze/],
    ['Morvan;Lise;14/02/2013;6E 2;;reste;encore', /plus de cases/],
    [`${'M'.repeat(130)};Lise;14/02/2013`, /trop long/],
    ['Morv\ufffdn;Lise;14/02/2013', /encodage/],
  ])('%s is told and left out, with the others kept', (line, reason) => {
    const { people, faults, spared } = read(
      'pupil',
      `Nom;Prénom;Naissance;Classe;INE\n${line}\nLe Goff;Noé;03/01/2012\n`,
    )
    expect(faults[0]?.line).toBe(2)
    expect(faults[0]?.reason).toMatch(reason)
    expect(people.map(({ values }) => values.lastName)).toEqual(['Le Goff'])
    expect(spared).toHaveLength(1)
  })

  test('said twice is left out the second time', () => {
    const { people, faults } = read(
      'pupil',
      'Nom;Prénom;Naissance\nMorvan;Lise;14/02/2013\nMORVAN;lise;2013-02-14\n',
    )
    expect(people).toHaveLength(1)
    expect(faults).toMatchObject([{ line: 3, reason: 'Cette personne est déjà à la ligne 2.' }])
  })

  test('has its days in the order that was said', () => {
    const { people } = read('pupil', 'Nom;Prénom;Naissance\nMorvan;Lise;02/14/2013\n', {
      dates: 'month-first',
    })
    expect(people[0]?.values.birthDate).toBe('2013-02-14')
  })
})

describe('lines about one person', () => {
  test('of a teacher are services', () => {
    const { people } = read(
      'teacher',
      'Nom;Prénom;Matière;Classes\nLemoine;Anne;Maths;6E 1, 6E 2\nLemoine;Anne;Physique;5E 1\nLemoine;Anne;Musique;\n',
    )
    expect(people).toHaveLength(1)
    expect(people[0]?.teachings).toEqual([
      { subject: 'Maths', classCode: '6E 1' },
      { subject: 'Maths', classCode: '6E 2' },
      { subject: 'Physique', classCode: '5E 1' },
    ])
  })

  test('of a guardian are one person when an address or an identifier says so, not by the name alone', () => {
    const file = (proof: string) =>
      `Nom;Prénom;Code postal;INE élève;Responsabilité\nMorvan;Odile;${proof};1234567890A;1\nMorvan;Odile;${proof};1234567890B;Contact\n`
    expect(read('guardian', file('35000')).people).toMatchObject([
      { lines: [2, 3], links: [{ level: 1 }, { level: 0 }] },
    ])
    expect(read('guardian', file('')).people).toHaveLength(2)
  })

  test('of a guardian say of which pupil and with which responsibility, or are left out', () => {
    const text =
      'Nom;Prénom;INE élève;Resp. légal;Lien\nA;B;;1;Mère\nC;D;1234567890A;;Père\nE;F;1234567890A;chef;Père\nG;H;1234567890A;oui;Voisin\n'
    const { people, faults } = read('guardian', text)
    expect(faults.map(({ line, rejects }) => [line, rejects])).toEqual([
      [2, true],
      [3, true],
      [4, true],
      [5, false],
    ])
    expect(people).toMatchObject([{ links: [{ level: 1, kinship: undefined }] }])
    const [father] = read('guardian', text, { level: 2 }).people
    expect(father?.links).toMatchObject([{ level: 2, kinship: '20' }])
  })
})

test.each([
  ['CPE', { functionCode: 'EDU', functionLabel: 'Éducation (CPE)' }],
  ['dir', { functionCode: 'DIR', functionLabel: 'Direction' }],
  ['Principale adjointe', { functionCode: 'DIR', functionLabel: 'Direction' }],
  ['Gardien de nuit', { functionLabel: 'Gardien de nuit' }],
])('the function « %s » is understood, or kept as it is written', (written, values) => {
  expect(read('staff', `Nom;Prénom;Fonction\nRoche;Paul;${written}\n`).people[0]?.values).toEqual({
    lastName: 'Roche',
    firstName: 'Paul',
    ...values,
  })
})

test('no table makes the reader fail, and each line is read or told', () => {
  const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('Morvan', '14/02/2013', '1,2E+9', '1'))
  const lists = fc.constantFrom<PersonCategory>('pupil', 'guardian', 'teacher', 'staff')
  const header = ['Nom', 'Prénom', 'Date de naissance', 'INE', 'INE élève', 'Responsabilité', 'Classe']
  fc.assert(
    fc.property(lists, fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), (list, table) => {
      const rows = table.map((cells, at) => ({ cells, line: at + 2 }))
      const { people, faults } = readCsvPeople({ header, rows }, settingsOf(list, header, { level: 1 }))
      const told = new Set([...people.flatMap(({ lines }) => lines), ...faults.map(({ line }) => line)])
      return told.size === rows.length
    }),
    { numRuns: 60 },
  )
})
