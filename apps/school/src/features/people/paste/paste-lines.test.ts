import { readSheet } from '@preau/exchange'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignPaste, matchPaste, type PastePerson, type PasteRules } from './paste-lines.ts'

const rules: PasteRules = {
  read: (cell) => (/\s/.test(cell) ? undefined : cell),
  unique: true,
  headers: ['identifiant cas'],
}
const somebody = (
  id: string,
  lastName: string,
  firstName: string,
  more: Partial<PastePerson> = {},
): PastePerson => ({
  id,
  lastName,
  firstName,
  birthName: lastName,
  birthDate: undefined,
  detail: undefined,
  pronoteId: `2345678923456${id.padStart(3, '2')}`,
  current: null,
  ...more,
})
const people = [
  somebody('1', 'Morvan', 'Lise', { pronoteId: 'AB34CD67EF92GH58', birthDate: '2012-02-14', detail: '6E 2' }),
  somebody('2', 'Le Goff', 'Noé', { current: 'N2' }),
  somebody('3', 'Martin', 'Léa', { birthDate: '2012-01-03', detail: '6E 1' }),
  somebody('4', 'Martin', 'Léa', { birthDate: '2013-05-06', detail: '6E 2' }),
  somebody('5', 'Durand', 'Anne', { birthName: 'Kerbrat', current: 'N5' }),
]
const rowsOf = (text: string) => {
  const rows = readSheet(text)
  return 'brokenAt' in rows ? [] : rows
}
const match = (text: string) => matchPaste(rowsOf(text), people, rules)
const told = (text: string) =>
  match(text).map(({ outcome, person }) => `${outcome} ${person?.id ?? ''}`.trim())

describe('who is meant', () => {
  test.each([
    ['AB34CD67EF92GH58\tX1', 'change 1'],
    ['ab34cd67ef92gh58\tMORVANT\tX1', 'change 1'],
    ['MORVAN\tLise\tX1', 'change 1'],
    ['lise morvan\tX1', 'change 1'],
    ['Mme\tMorvan\tLise\tX1', 'change 1'],
    ['Le Goff Noe\tX1', 'change 2'],
    ['LEGOFF\tNoé\tX1', 'unknown'],
    ['Martin\tLéa\tX1', 'ambiguous'],
    ['Martin\tLéa\t03/01/2012\tX1', 'change 3'],
    ['Martin\tLéa\t6E 2\tX1', 'change 4'],
    ['Martin\tLéa\t6E 2\t03/01/2012\tX1', 'unknown'],
    ['Morvan\tLise\t15/02/2012\tX1', 'unknown'],
    ['Kerbrat\tAnne\tX1', 'change 5'],
    ['Durand\tAnne\tX1', 'change 5'],
    ['ZZZZZZZZZZZZZZZZ\tX1', 'unknown'],
  ])('%j: %s', (text, outcome) => {
    expect(told(text)).toEqual([outcome])
  })

  test('the headers name the column of values, wherever it stands, and are no person', () => {
    expect(told('Identifiant CAS;Nom;Prénom\nX1;Morvan;Lise\n')).toEqual(['change 1'])
    expect(told('Nom;Prénom;\nMorvan;Lise;X1\n')).toEqual(['change 1'])
  })
})

describe('what becomes of a line', () => {
  test('the value there is: nothing; an empty cell: nothing; what cannot be a value: said', () => {
    expect(told('Le Goff\tNoé\tN2\nMorvan\tLise\t\nDurand\tAnne\tdeux mots')).toEqual([
      'same 2',
      'empty 1',
      'invalid 5',
    ])
  })

  test('a value held by somebody whom no line changes is refused with their name', () => {
    const [line] = match('Morvan\tLise\tN2')
    expect(line).toMatchObject({ outcome: 'held', holder: { id: '2' } })
  })

  test('values may pass from one person to another, as long as the chain holds', () => {
    expect(told('Le Goff\tNoé\tN5\nDurand\tAnne\tN2')).toEqual(['change 2', 'change 5'])
    expect(told('Morvan\tLise\tN2\nLe Goff\tNoé\tN5')).toEqual(['held 1', 'held 2'])
  })

  test('somebody named twice, or a value given twice, is left on both lines', () => {
    expect(told('Morvan\tLise\tX1\nLise Morvan\tX2')).toEqual(['twice 1', 'twice 1'])
    expect(told('Morvan\tLise\tX1\nLe Goff\tNoé\tX1')).toEqual(['twice 1', 'twice 2'])
  })

  test('one column goes down the list as it is shown; an empty line leaves its person', () => {
    const lines = alignPaste(['X1', '', ' X3 '], people, rules)
    expect(lines.map(({ outcome, person }) => [outcome, person?.id])).toEqual([
      ['change', '1'],
      ['empty', '2'],
      ['change', '3'],
    ])
    expect(alignPaste(['X1'], [], rules)).toMatchObject([{ outcome: 'unknown' }])
  })
})

test('whatever is pasted, nobody gets two values and no value goes to two people', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      'Morvan',
      'Lise',
      'Le Goff',
      'Noé',
      'Martin',
      'Léa',
      '6E 2',
      'N2',
      'N5',
      'X1',
      'Durand',
      'Anne',
    ),
  )
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
  fc.assert(
    fc.property(rows, (given) => {
      const lines = matchPaste(
        given.map((cells, line) => ({ cells, line })),
        people,
        rules,
      )
      const changed = lines.filter(({ outcome }) => outcome === 'change')
      const after = new Map(people.map(({ id, current }) => [id, current]))
      for (const { person, value } of changed) after.set(person?.id ?? '', value)
      const values = [...after.values()].filter((value) => value !== null)
      expect(new Set(values).size).toBe(values.length)
      expect(new Set(changed.map(({ person }) => person?.id)).size).toBe(changed.length)
    }),
  )
})
