import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markDifferences } from './mark-differences.ts'

const marked = (shown: string, other: string): string =>
  markDifferences(shown, other)
    .map(({ text, same }) => (same ? text : `[${text}]`))
    .join('')

describe('markDifferences', () => {
  test.each([
    ['MORVAN', 'MORVAN', 'MORVAN'],
    ['MORVAND', 'MORVAN', 'MORVAN[D]'],
    ['Elodie', 'Élodie', 'Elodie'],
    ['Jean-Paul', 'JEAN PAUL', 'Jean-Paul'],
    ['LEFEVRE', 'LEFEBVRE', 'LEFEVRE'],
    ['LEFEBVRE', 'LEFEVRE', 'LEFE[B]VRE'],
    ['12/03/2014', '13/03/2014', '1[2]/03/2014'],
    ['Emna', 'Emma', 'Em[n]a'],
  ])('%s beside %s reads %s', (shown, other, expected) => {
    expect(marked(shown, other)).toBe(expected)
  })

  test('two names that have little in common are marked whole, not letter by letter', () => {
    expect(marked('DUPONT', 'MORVAN')).toBe('[DUPONT]')
    expect(marked('LARUE', '')).toBe('[LARUE]')
  })

  test('the parts are the text, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.string({ maxLength: 60 }),
        (shown, other) => {
          const parts = markDifferences(shown, other)
          expect(parts.map((part) => part.text).join('')).toBe(shown)
          expect(markDifferences(shown, shown).every(({ same }) => same)).toBe(true)
        },
      ),
    )
  })
})
