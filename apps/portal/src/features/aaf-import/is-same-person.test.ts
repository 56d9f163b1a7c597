import { describe, expect, test } from 'vitest'
import { type ComparedPerson, isSamePerson } from './is-same-person.ts'

const known: ComparedPerson = {
  lastName: 'Épinette',
  firstName: 'Maëlys',
  birthDate: '2015-02-14',
  email: 'maelys@exemple.fr',
  civility: 'Mme',
  postcode: '35000',
}
const unborn = { ...known, birthDate: null }

describe('isSamePerson', () => {
  test.each([
    ['the spelling of the name differs only', { ...known, lastName: 'EPINETTE' }, known, true],
    ['the family name differs', { ...known, lastName: 'Pin' }, known, false],
    ['the first name differs', { ...known, firstName: 'Maud' }, known, false],
    ['the birth date differs, whatever else agrees', { ...known, birthDate: '2015-02-15' }, known, false],
    ['a birth date is left out, and the e-mail agrees', unborn, known, true],
    ['the e-mail differs, civility and postcode agree', { ...unborn, email: 'a@exemple.fr' }, known, true],
    ['civility alone agrees', { ...unborn, email: null, postcode: null }, known, false],
    ['postcode alone agrees', { ...unborn, email: '', civility: 'M.' }, known, false],
    [
      'nothing but the name is known on either side',
      { ...unborn, email: null, civility: null, postcode: null },
      { ...unborn, email: null, civility: null, postcode: null },
      false,
    ],
  ])('%s', (_, delivered, account, same) => {
    expect(isSamePerson(delivered, account)).toBe(same)
  })
})
