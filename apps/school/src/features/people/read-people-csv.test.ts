import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPeopleCsv } from './read-people-csv.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string) => readPeopleCsv(bytes(text), 'workTutor')

test.each([
  ['a semicolon', 'Nom;Prénom;Entreprise\nGuéguen;Soizic;Menuiserie, fils et Cie\n'],
  ['a comma', 'Nom,Prénom,Entreprise\nGuéguen,Soizic,"Menuiserie, fils et Cie"\n'],
  ['a tab', 'Nom\tPrénom\tEntreprise\r\nGuéguen\tSoizic\tMenuiserie, fils et Cie\r\n'],
  [
    'columns in another order and a mark of encoding',
    '\ufeffENTREPRISE;prenom;NOM\n"Menuiserie, fils et Cie";Soizic;Guéguen',
  ],
])('a file with %s is read', (_, text) => {
  expect(read(text)).toMatchObject({
    ok: true,
    people: [
      { category: 'workTutor', lastName: 'Guéguen', firstName: 'Soizic', company: 'Menuiserie, fils et Cie' },
    ],
  })
})

test('a file of an old spreadsheet, in Windows-1252, keeps its accents', () => {
  const latin = Uint8Array.from('Nom;Prénom\nGuéguen;Aurèle\n', (letter) => letter.charCodeAt(0))
  expect(readPeopleCsv(latin, 'inspector')).toMatchObject({
    ok: true,
    people: [{ lastName: 'Guéguen', firstName: 'Aurèle' }],
  })
})

test('every fault is told with its line, and nothing of the file is used', () => {
  const result = read(
    'Nom;Prénom;Date de naissance\nGuéguen;Soizic;03/05/1970\n;Luc;\nRoche;Paul;31/02/1970\n',
  )
  expect(result).toMatchObject({ ok: false })
  expect('faults' in result && result.faults).toHaveLength(2)
  expect('faults' in result && result.faults.join()).toMatch(/[Ll]igne 3.*[Ll]igne 4/)
})

test('the line told is that of the file, whatever empty lines and cells of several lines stand before it', () => {
  const result = read('Nom;Prénom;Entreprise\n\nGuéguen;Soizic;"Menuiserie\nfils et Cie"\n;;\n\n;Luc;\n')
  expect('faults' in result && result.faults).toEqual([expect.stringMatching(/^Ligne 7\u00a0:/)])
})

test('every line without a first name is told at its own place', () => {
  const blank = fc.constantFrom('', ' ', ';')
  const right = fc.constant('Guéguen;Soizic')
  fc.assert(
    fc.property(fc.array(fc.oneof(blank, right, fc.constant('Roche;')), { maxLength: 20 }), (lines) => {
      const result = read(`Nom;Prénom\n${lines.join('\n')}\n`)
      const wrong = lines.flatMap((line, index) => (line === 'Roche;' ? [String(index + 2)] : []))
      const told =
        'faults' in result ? result.faults.flatMap((one) => /^Ligne (\d+)/.exec(one)?.[1] ?? []) : []
      expect(told).toEqual(wrong)
    }),
  )
})

test.each([
  ['empty', ''],
  ['without the needed columns', 'A;B\n1;2\n'],
  ['without anybody', 'Nom;Prénom\n'],
  ['with an open quote', 'Nom;Prénom\n"Guéguen;Soizic\n'],
])('a file %s is refused with a sentence', (_, text) => {
  const result = read(text)
  expect(result.ok).toBe(false)
  expect('faults' in result && result.faults[0]).toMatch(/\.$/)
})

test('no file makes the reader fail', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      (input) => typeof readPeopleCsv(input, 'workTutor').ok === 'boolean',
    ),
  )
  const cell = fc.string({ unit: 'binary', maxLength: 12 })
  const table = fc.array(fc.tuple(cell, cell), { maxLength: 6 })
  fc.assert(
    fc.property(table, (rows) => {
      const text = `Nom;Prénom\n${rows.map((row) => row.join(';')).join('\n')}`
      return typeof read(text).ok === 'boolean'
    }),
  )
})
