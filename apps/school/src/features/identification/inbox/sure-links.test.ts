import { describe, expect, test } from 'vitest'
import { type LikelyPerson, sureLinks, type Unlinked } from './sure-links.ts'

const lise: LikelyPerson = {
  id: '1',
  category: 'pupil',
  functionCode: undefined,
  exceptions: new Map(),
  lastName: 'Morvan',
  birthName: 'Morvan',
  firstName: 'Lise',
  birthDate: '2013-02-14',
  postcode: undefined,
  detail: '4E 1',
  casId: undefined,
  present: true,
  access: true,
}
const odile: LikelyPerson = {
  ...lise,
  id: '2',
  category: 'guardian',
  lastName: 'Le Gall',
  firstName: 'Odile',
  birthDate: undefined,
  postcode: '35000',
}
const anne: LikelyPerson = { ...lise, id: '3', category: 'teacher', firstName: 'Anne', birthDate: undefined }

const came = (changes: Partial<Unlinked> = {}, known = {}): Unlinked => ({
  id: '100',
  casUser: 'NAA1',
  space: 'eleves',
  reason: 'not-identified',
  corrections: {},
  ...changes,
  evidence: {
    serverUrl: '',
    service: '',
    identifierAttribute: 'idPronote',
    known: { lastName: 'MORVAN', firstName: 'lise', birthDate: '14/02/2013', postcode: undefined, ...known },
    ...changes.evidence,
  },
})
const people = [lise, odile, anne]
const sure = (
  failures: readonly Unlinked[],
  all: readonly LikelyPerson[] = people,
  holders: Parameters<typeof sureLinks>[0]['holders'] = [],
): string[] =>
  sureLinks({ failures, people: all, holders }).map(
    ({ failure, person, by }) => `${failure.id} ${person.id} ${by}`,
  )

describe('somebody is sure', () => {
  test('whom the ENT names with their birth date, whatever the spelling', () => {
    expect(sure([came()])).toEqual(['100 1 identity'])
    expect(sure([came({ space: 'commune' }, { birthDate: '2013-02-14' })])).toEqual(['100 1 identity'])
  })

  test('a guardian by the postcode too, under the birth name as well', () => {
    const known = { lastName: 'Morvan', firstName: 'Odile', birthDate: undefined, postcode: '35000' }
    expect(sure([came({ space: 'parents' }, known)])).toEqual(['100 2 identity'])
  })

  test('whom the identifier of the ENT led to alone, now that nothing stands in the way', () => {
    const evidence = { ...came().evidence, people: [{ id: '3', state: 'held' }] } as const
    expect(sure([came({ space: 'professeurs', reason: 'held', evidence })])).toEqual(['100 3 identifier'])
  })
})

describe('nobody is sure', () => {
  test.each<[string, Partial<Unlinked>, object]>([
    ['without a birth date', {}, { birthDate: undefined }],
    ['whose birth date differs', {}, { birthDate: '2013-02-15' }],
    ['of another first name', {}, { firstName: 'Lise-Anne' }],
    ['without a name', {}, { lastName: '-', firstName: '' }],
    ['who has not the space asked', { space: 'parents' }, {}],
    ['whom the ENT says of another school', { reason: 'other-school' }, {}],
    ['who says in the form to be somebody else', { corrections: { firstName: 'Maëlys' } }, {}],
    ['who says in the form another birth date', { corrections: { birthDate: '2012-02-14' } }, {}],
    ['a teacher by the name alone', { space: 'professeurs' }, { firstName: 'Anne', birthDate: undefined }],
  ])('%s', (_, changes, known) => {
    expect(sure([came(changes, known)])).toEqual([])
  })

  test.each<[string, Partial<LikelyPerson>]>([
    ['who has an account already', { casId: 'NZZ9' }],
    ['who has this one already', { casId: 'NAA1' }],
    ['who has left', { present: false }],
    ['whose access is closed', { access: false }],
    ['whose space was taken away', { exceptions: new Map([['eleves', false]]) }],
  ])('%s', (_, changes) => {
    expect(sure([came()], [{ ...lise, ...changes }])).toEqual([])
  })

  test('when somebody of the category holds the account; somebody of another may', () => {
    expect(sure([came()], people, [{ casId: 'NAA1', category: 'pupil' }])).toEqual([])
    expect(sure([came()], people, [{ casId: 'NAA1', category: 'guardian' }])).toHaveLength(1)
  })

  test('when two people fit, or when one of them fits without a confirmation', () => {
    expect(sure([came()], [lise, { ...lise, id: '9' }])).toEqual([])
    const unknown = { ...anne, id: '8', firstName: 'Lise' }
    expect(sure([came({ space: 'commune' })], [lise, unknown])).toEqual([])
  })

  test('when the rule led to several, or to somebody who is gone', () => {
    const evidenceOf = (...ids: string[]) => ({
      ...came().evidence,
      people: ids.map((id) => ({ id, state: 'held' as const })),
    })
    expect(sure([came({ evidence: evidenceOf('1', '9') })])).toEqual([])
    expect(sure([came({ evidence: evidenceOf('9') })])).toEqual([])
  })

  test('when two accounts claim one person, or one account two people of a category', () => {
    expect(sure([came(), came({ id: '101', casUser: 'NBB2' })])).toEqual([])
    expect(sure([came(), came({ id: '101', reason: 'attribute-missing' })])).toHaveLength(2)
    const twin = { ...lise, id: '9', firstName: 'Maëlys' }
    expect(sure([came(), came({ id: '101' }, { firstName: 'Maelys' })], [lise, twin])).toEqual([])
  })
})
