import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SchoolPerson } from '../records.ts'
import { findTwice } from './find-twice.ts'

let drawn = 0
const pupil = (nom: string, prenom: string, more: Partial<SchoolPerson> = {}): SchoolPerson => {
  drawn += 1
  return { identifiantPronote: `P${drawn}`, uai: '0350000K', categorie: 'eleve', nom, prenom, ...more }
}
const born = (dateNaissance: string): Partial<SchoolPerson> => ({ dateNaissance })
const pair = (left: SchoolPerson, right: SchoolPerson) => findTwice([left, right])[0]

describe('two records are one person', () => {
  it('surely, with the same names and the same birth day', () => {
    const found = pair(
      pupil('LE GOFF', 'Noé', born('2012-02-14')),
      pupil('Le Goff', 'Noe', born('14/02/2012')),
    )
    expect(found).toMatchObject({ grade: 'sure', reasons: ['birth-same', 'name-same', 'first-same'] })
  })

  it('surely, with the same national number, whatever the names', () => {
    const ine = { numeroNational: '120456789AB' }
    expect(pair(pupil('Morvan', 'Lise', ine), pupil('Kerbrat', 'Élise', ine))).toMatchObject({
      grade: 'sure',
    })
  })

  it('surely, for a guardian with the same names and a child in common', () => {
    const eleves = ['E1', 'E2']
    const found = pair(pupil('Morvan', 'Odile', { eleves }), pupil('Morvan', 'Odile', { eleves: ['E2'] }))
    expect(found).toMatchObject({ grade: 'sure' })
  })

  it('probably, when a marriage changed the surname and the child is the same', () => {
    const left = pupil('Morvan', 'Odile', { eleves: ['E1'], codePostal: '35200', ...born('1980-05-01') })
    const right = pupil('Tanguy', 'Odile', { eleves: ['E1'], codePostal: '35200', ...born('1980-05-01') })
    expect(pair(left, right)).toMatchObject({ grade: 'probable' })
  })

  it('probably, when half of a double name, a familiar form or a slip is all that differs', () => {
    const day = born('2012-02-14')
    expect(pair(pupil('Morvan-Kerbrat', 'Lise', day), pupil('Morvan', 'Lise', day))?.grade).toBe('probable')
    expect(pair(pupil('Morvan', 'Lise', day), pupil('Morvann', 'Lise', day))?.grade).toBe('probable')
    expect(pair(pupil('Morvan', 'Lise', day), pupil('Lise', 'Morvan', day))?.grade).toBe('probable')
  })

  it('possibly, with the same names and nothing else known', () => {
    expect(pair(pupil('Morvan', 'Lise'), pupil('Morvan', 'Lise'))).toMatchObject({ grade: 'possible' })
  })

  it('with day and month the other way round, or one digit wrong', () => {
    const swapped = pair(
      pupil('Morvan', 'Lise', born('2012-03-04')),
      pupil('Morvan', 'Lise', born('2012-04-03')),
    )
    expect(swapped?.reasons).toContain('birth-near')
    const slip = pair(
      pupil('Morvan', 'Lise', born('2012-03-04')),
      pupil('Morvan', 'Lise', born('2013-03-04')),
    )
    expect(slip?.reasons).toContain('birth-near')
  })
})

describe('two records are two people', () => {
  it.each<[string, SchoolPerson, SchoolPerson]>([
    ['twins', pupil('Morvan', 'Lise', born('2012-02-14')), pupil('Morvan', 'Noé', born('2012-02-14'))],
    [
      'homonyms born apart',
      pupil('Morvan', 'Lise', born('2012-02-14')),
      pupil('Morvan', 'Lise', born('2009-11-30')),
    ],
    [
      'two national numbers',
      pupil('Morvan', 'Lise', { numeroNational: '120456789AB' }),
      pupil('Morvan', 'Lise', { numeroNational: '120456789AC' }),
    ],
    [
      'a man and a woman',
      pupil('Morvan', 'Camille', { civilite: 'M.' }),
      pupil('Morvan', 'Camille', { civilite: 'Mme' }),
    ],
    [
      'father and mother of a child',
      pupil('Morvan', 'Yves', { eleves: ['E1'] }),
      pupil('Morvan', 'Odile', { eleves: ['E1'] }),
    ],
    [
      'brothers at one address',
      pupil('Morvan', 'Luc', { codePostal: '35200' }),
      pupil('Morvan', 'Léo', { codePostal: '35200' }),
    ],
  ])('%s', (_, left, right) => {
    expect(pair(left, right)).toBeUndefined()
  })

  it('or one at most, when twins have first names a letter apart', () => {
    const [louis, louise] = ['Louis', 'Louise'].map((name) => pupil('Morvan', name, born('2012-02-14')))
    if (louis === undefined || louise === undefined) throw new Error('no twins')
    expect(pair(louis, louise)?.grade ?? 'possible').toBe('possible')
  })
})

describe('in a whole base', () => {
  it('the surest pairs come first, each pair once, and nobody is compared with themselves', () => {
    const names = fc.constantFrom('Morvan', 'Le Goff', 'Kerbrat', 'Morvann', 'Morvan-Kerbrat')
    const firsts = fc.constantFrom('Lise', 'Noé', 'Odile', 'Élise', 'Noe')
    const days = fc.constantFrom('2012-02-14', '2012-02-15', '')
    const person = fc
      .tuple(names, firsts, days)
      .map(([nom, prenom, dateNaissance]) => pupil(nom, prenom, { dateNaissance }))
    fc.assert(
      fc.property(fc.array(person, { maxLength: 25 }), (people) => {
        const found = findTwice(people)
        expect(new Set(found.map(({ left, right }) => `${left}:${right}`)).size).toBe(found.length)
        for (const { left, right } of found) expect(left).toBeLessThan(right)
        const ranks = found.map(({ grade }) => ['sure', 'probable', 'possible'].indexOf(grade))
        expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
      }),
    )
  })

  it('does not depend on the order of the records', () => {
    const day = born('2012-02-14')
    const people = [pupil('Morvan', 'Lise', day), pupil('Le Goff', 'Noé', day), pupil('Morvan', 'Lise', day)]
    const said = (list: readonly SchoolPerson[]) =>
      findTwice(list).map(({ left, right, grade }) => [
        [list[left]?.identifiantPronote, list[right]?.identifiantPronote].toSorted(),
        grade,
      ])
    expect(said(people.toReversed())).toEqual(said(people))
  })
})
