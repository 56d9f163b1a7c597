import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spared, spareValues } from './spare-values.ts'

const rule = {
  commonAttribute: 'uid',
  identifierAttribute: 'idPronote',
  identityAttributes: {
    lastName: 'nom',
    firstName: 'prenom',
    birthDate: 'dateNaissance',
    postcode: 'codePostal',
    categories: 'categories',
  },
} as const

const keptOf = (name: string, value: string): string | undefined =>
  spareValues({ [name]: [value] }, rule)[name]?.[0]

describe('of the attributes of a failure', () => {
  test.each([
    ['UID', 'odile.morvan@courriel.example'],
    ['idpronote', 'pas un identifiant'],
    ['nom', 'MORVAN'],
    ['dateNaissance', '07/03/2012'],
    ['codePostal', '35000'],
    ['categories', 'Professeur'],
  ])('what a rule reads is kept, whatever the case of its name: %s', (name, value) => {
    expect(keptOf(name, value)).toBe(value)
  })

  test.each([
    ['ENTPersonIdPronote', 'D7FR34N5EPVM9QKT'],
    ['ENTPersonProfils', 'National_ENS'],
    ['profil', 'National_3;National_2'],
    ['ESCOUAI', '0350000K'],
    ['isFromNewLogin', 'false'],
    ['authenticationDate', '2026-09-07T08:00:00.000+02:00[Europe/Paris]'],
    ['mail', ''],
  ])('what shows that the right thing came under another name is kept: %s', (name, value) => {
    expect(keptOf(name, value)).toBe(value)
  })

  test.each([
    ['mail', 'odile.morvan@courriel.example'],
    ['mobile', '0639981322'],
    ['INE', '123456789AB'],
    ['naissance', '2012-03-07'],
    ['adresse', '4 rue des Tilleuls, 35000 Rennes'],
    ['displayName', 'Odile MORVAN'],
  ])('of anything else only that it came is kept: %s', (name, value) => {
    expect(keptOf(name, value)).toBe(spared)
  })

  test('the names and the number of values stay as they came', () => {
    const attributes = fc.dictionary(fc.string(), fc.array(fc.string()))
    fc.assert(
      fc.property(attributes, (came) => {
        const kept = spareValues(came, rule)
        expect(Object.keys(kept)).toEqual(Object.keys(came))
        expect(Object.values(kept).map(({ length }) => length)).toEqual(
          Object.values(came).map(({ length }) => length),
        )
      }),
    )
  })
})
