import { expect, test } from 'vitest'
import type { FailureEvidence } from './identification-failure.ts'
import type { PersonFound } from './failure-store.ts'
import { rankFound } from './rank-found.ts'

const person = (id: string, lastName: string, firstName: string, birthDate?: string): PersonFound => ({
  id,
  category: 'pupil',
  lastName,
  firstName,
  birthDate,
  detail: undefined,
  casId: undefined,
  present: true,
  holder: undefined,
})
const evidence: FailureEvidence = {
  serverUrl: '',
  service: '',
  identifierAttribute: 'idPronote',
  known: { lastName: 'Morvan', firstName: 'Lise', birthDate: '2014-04-11', postcode: undefined },
}
const form = { corrections: {}, message: undefined, email: undefined, phone: undefined }
const found = [
  person('1', 'Morvan-Petit', 'Lise'),
  person('2', 'MORVAN', 'Lisé'),
  person('3', 'Morvan', 'Élise', '2014-04-11'),
]
const idsOf = (people: readonly PersonFound[]) => people.map(({ id }) => id)

test('the nearest person comes first: birth date, then names, accents and case aside', () => {
  expect(idsOf(rankFound(found, { evidence, form }))).toEqual(['3', '2', '1'])
})

test('what the person corrected counts before what the ENT sent', () => {
  const corrected = { ...form, corrections: { birthDate: '2013-01-02', lastName: 'Morvan-Petit' } }
  expect(idsOf(rankFound(found, { evidence, form: corrected }))).toEqual(['1', '2', '3'])
})
