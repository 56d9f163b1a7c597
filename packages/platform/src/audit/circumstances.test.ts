import { expect, test } from 'vitest'
import { circumstancesInWords } from './circumstances.ts'

const words = {
  names: { space: 'espace', before: 'avant', after: 'après', name: 'nom' },
  text: (value: string) => (value === 'eleves' ? 'Élèves' : value),
  count: String,
  yes: 'oui',
  no: 'non',
}

test('a circumstance has its name and its value in words, or as they are', () => {
  expect(circumstancesInWords({ space: 'eleves', other: 3, name: true }, words)).toBe(
    'espace\u00a0: Élèves, other\u00a0: 3, nom\u00a0: oui',
  )
})

test('what says nothing is left out', () => {
  expect(circumstancesInWords({ space: '', name: null, before: {}, after: [], other: [null] }, words)).toBe(
    '',
  )
})

test('what is within a circumstance is said in words too, in parentheses', () => {
  const data = { before: { space: 'eleves', name: null }, after: [{ space: 'parents' }, 'eleves'] }
  expect(circumstancesInWords(data, words)).toBe(
    'avant\u00a0: (espace\u00a0: Élèves), après\u00a0: (espace\u00a0: parents) · Élèves',
  )
})
