import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualCategoryValues } from '../delegation/index.ts'
import { matchIdentity } from './match-identity.ts'
import { type Identity, readIdentity } from './read-identity.ts'

const names = {
  identityAttributes: {
    lastName: 'nom',
    firstName: 'prenom',
    birthDate: 'dateNaissance',
    postcode: 'codePostal',
    categories: 'categories',
  },
  categoryValues: usualCategoryValues,
}
const whole = {
  nom: ['MORVAN'],
  prenom: ['Lise'],
  dateNaissance: ['07/03/2012'],
  codePostal: ['35000'],
  categories: ['National_1'],
}
const read = (changes: Readonly<Record<string, readonly string[]>> = {}) =>
  readIdentity(new Map(Object.entries({ ...whole, ...changes })), names)

test('each usual value stands for one category', () => {
  const all = Object.values(usualCategoryValues).flat()
  expect(new Set(all).size).toBe(all.length)
  expect(usualCategoryValues).toMatchObject({
    pupil: ['National_1', 'National_ELV'],
    guardian: ['National_2', 'National_TUT'],
  })
})

test('both ways in which ENTs write a birth date mean the same day', () => {
  expect(read()).toMatchObject({ ok: true, identity: { birthDate: '2012-03-07' } })
  expect(read({ dateNaissance: ['2012-03-07'] })).toEqual(read())
  expect(read({ dateNaissance: ['2012-03-07', '07/03/2012', ''] })).toEqual(read())
})

test('several profiles are several categories, joined in one value or repeated, whatever the letter case', () => {
  const both = { ok: true, identity: { categories: ['teacher', 'guardian'] } }
  expect(read({ categories: ['National_3;National_2'] })).toMatchObject(both)
  expect(read({ categories: ['national_2', 'NATIONAL_ENS', 'Autre'] })).toMatchObject(both)
})

test.each([
  ['nom', [], 'attribute-missing'],
  ['nom', ['  '], 'attribute-empty'],
  ['prenom', ['<b>Lise</b>'], 'attribute-markup'],
  ['prenom', ['Lise &lt;3'], 'attribute-markup'],
  ['dateNaissance', ['le sept mars'], 'attribute-empty'],
  ['dateNaissance', ['31/02/2012'], 'attribute-empty'],
  ['categories', [''], 'attribute-empty'],
] as const)('an attribute %s that holds %j is told apart: %s', (attribute, values, reason) => {
  expect(read({ [attribute]: values })).toEqual({ ok: false, reason, attribute })
})

test.each([
  ['nom', ['Morvan', 'Épinette']],
  ['dateNaissance', ['07/03/2012', '2012-07-03']],
  ['codePostal', ['35000', '69003']],
] as const)('an attribute %s with several meanings is never chosen from', (attribute, values) => {
  expect(read({ [attribute]: values })).toEqual({ ok: false, reason: 'attribute-ambiguous', attribute })
})

test('a category nobody configured is that, and not somebody unknown', () => {
  const expected = { ok: false, reason: 'category-unknown', attribute: 'categories' }
  expect(read({ categories: ['National_9;Invité'] })).toEqual(expected)
})

test('whatever comes is read or refused, never a fault', () => {
  const values = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 3 })
  const answer = fc.record({
    nom: values,
    prenom: values,
    dateNaissance: values,
    codePostal: values,
    categories: values,
  })
  fc.assert(
    fc.property(answer, (came) => typeof readIdentity(new Map(Object.entries(came)), names).ok === 'boolean'),
  )
})

const identity = (changes: Partial<Identity>): Identity => ({
  lastName: 'morvan',
  firstName: 'lise',
  birthDate: undefined,
  postcode: undefined,
  categories: ['pupil', 'guardian', 'teacher'],
  ...changes,
})
const namesake = (
  id: string,
  category: 'pupil' | 'guardian' | 'teacher',
  rest: { readonly birthDate?: string; readonly postcode?: string } = {},
) => ({ id, category, birthDate: undefined, postcode: undefined, ...rest })
const born = { birthDate: '2012-03-07' } as Pick<Identity, 'birthDate'> & { readonly birthDate: string }
const idsOf = (who: Identity, people: readonly ReturnType<typeof namesake>[]) =>
  matchIdentity(who, people).map(({ id }) => id)

test('a pupil is recognised by the birth date and never without it', () => {
  const pupil = namesake('1', 'pupil', born)
  expect(idsOf(identity(born), [pupil])).toEqual(['1'])
  expect(idsOf(identity({ postcode: '35000' }), [{ ...pupil, postcode: '35000' }])).toEqual([])
  expect(idsOf(identity(born), [namesake('2', 'pupil')])).toEqual([])
})

test('a guardian is recognised by the birth date or the postcode, never by the name alone', () => {
  const guardian = namesake('1', 'guardian', { postcode: '35000' })
  expect(idsOf(identity({ postcode: '35000' }), [guardian])).toEqual(['1'])
  expect(idsOf(identity({ postcode: '69003' }), [guardian])).toEqual([])
  expect(idsOf(identity({}), [guardian, namesake('2', 'guardian')])).toEqual([])
})

test('a teacher is recognised by the name, unless the birth dates differ', () => {
  expect(idsOf(identity(born), [namesake('1', 'teacher')])).toEqual(['1'])
  expect(idsOf(identity(born), [namesake('1', 'teacher', { birthDate: '1981-05-03' })])).toEqual([])
})

test('the same birth date goes before an unknown one; homonyms that nothing tells apart are both given back', () => {
  const certain = namesake('1', 'teacher', born)
  expect(idsOf(identity(born), [certain, namesake('2', 'teacher')])).toEqual(['1'])
  expect(idsOf(identity({}), [certain, namesake('2', 'teacher')])).toEqual(['1', '2'])
  expect(idsOf(identity(born), [certain, { ...certain, id: '3' }])).toEqual(['1', '3'])
})

test('somebody of a category that the ENT did not give is nobody', () => {
  expect(idsOf(identity({ ...born, categories: ['guardian'] }), [namesake('1', 'pupil', born)])).toEqual([])
})
