import { describe, expect, it } from 'vitest'
import { categoriesOfProfile, categoryLabel, personCategories } from './person-category.ts'
import { sdetProfiles } from './sdet-profile.ts'

describe('person categories', () => {
  it('follow the six steps of an identifier import', () => {
    expect(personCategories.map((category) => categoryLabel(category))).toEqual([
      'Enseignants',
      'Élèves',
      'Responsables',
      'Maîtres de stage',
      'Inspecteurs pédagogiques',
      'Personnels',
    ])
  })

  it.each([
    [0, 'Élève'],
    [1, 'Élève'],
    [2, 'Élèves'],
    [1401, 'Élèves'],
  ])('are singular up to one, as French wants: %i %s', (count, label) => {
    expect(categoryLabel('pupil', count)).toBe(label)
  })

  it('give every profile at least one category, and every category at least one profile', () => {
    const reached = new Set(sdetProfiles.flatMap((profile) => categoriesOfProfile(profile)))
    expect(sdetProfiles.filter((profile) => categoriesOfProfile(profile).length === 0)).toEqual([])
    expect([...personCategories].filter((category) => !reached.has(category))).toEqual([])
  })

  it('look for a librarian among teachers first, then among the staff', () => {
    expect(categoriesOfProfile('National_DOC')).toEqual(['teacher', 'staff'])
  })
})
