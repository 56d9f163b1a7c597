import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKey } from './name-key.ts'

describe('nameKey', () => {
  it.each([
    ['Épinette-Larue', 'EPINETTE LARUE'],
    ['D’Œuvre', 'd oeuvre'],
    ["L'Hostis", 'L’Hostis'],
    ['Nuño', 'NUNO'],
    ['Łukasz', 'Lukasz'],
    ['  Le   Goff ', 'le-goff'],
    ['Strauß', 'STRAUSS'],
    ['Zoe\u0308', 'Zoë'],
    ['İpek', 'ipek'],
    ['Jean\u00a0Paul', 'Jean-Paul'],
  ])('gives « %s » and « %s » one key', (left, right) => {
    expect(nameKey(left)).toBe(nameKey(right))
  })

  it('keeps apart names that differ by a letter', () => {
    expect(nameKey('Morvan')).not.toBe(nameKey('Morvand'))
  })

  it('keeps letters of other alphabets', () => {
    expect(nameKey('Елена')).toBe('елена')
  })

  it('changes nothing when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text))
      }),
    )
  })
})
