import type { PartnerLine } from '@preau/exchange'
import type { CalendarDay } from '@preau/people'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KnownPerson, recognisePeople } from './recognise-people.ts'

const known = (id: string, change: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  category: 'pupil',
  present: true,
  lastName: 'MORVAN',
  usageName: undefined,
  firstName: 'Lise',
  birthDate: '2012-03-07',
  postcode: undefined,
  casId: undefined,
  pupilIds: [],
  ...change,
})
const theirs = (partnerId: string, change: Partial<PartnerLine> = {}): PartnerLine => ({
  category: 'pupil',
  ident: partnerId,
  partnerId,
  line: 1,
  lastName: 'Morvan',
  firstName: 'Lise',
  birthDate: '2012-03-07' as CalendarDay,
  ...change,
})
const noDate = { birthDate: undefined } as unknown as Partial<PartnerLine>
const outcome = (directory: readonly PartnerLine[], base: readonly KnownPerson[]) => {
  const { links, unchanged, left } = recognisePeople(directory, base)
  return {
    links: links.map(({ person, casId }) => `${person.id}=${casId}`),
    unchanged,
    left: left.map(({ one, reason }) => `${one.partnerId} ${reason}`),
  }
}

describe('a pupil', () => {
  test('is recognised by name, however it is written, and birth date', () => {
    const base = [known('1', { lastName: 'Épinette', usageName: 'Épinette-Morvan', firstName: 'Maëlys' })]
    expect(outcome([theirs('A', { lastName: 'EPINETTE MORVAN', firstName: 'Maelys' })], base).links).toEqual([
      '1=A',
    ])
    expect(outcome([theirs('A', { lastName: 'epinette', firstName: 'MAELYS' })], base).links).toEqual(['1=A'])
  })

  test('of another birth date, or without any, is left', () => {
    expect(outcome([theirs('A')], [known('1', { birthDate: '2012-03-08' })]).left).toEqual(['A unknown'])
    expect(outcome([theirs('A')], [known('1', { birthDate: undefined })]).left).toEqual(['A unknown'])
  })

  test('twice on either side is left: nothing says which is right', () => {
    expect(outcome([theirs('A')], [known('1'), known('2')]).left).toEqual(['A ambiguous'])
    expect(outcome([theirs('A'), theirs('B')], [known('1')]).left).toEqual(['A ambiguous', 'B ambiguous'])
  })
})

describe('an identifier already there', () => {
  test('is counted when it is the same, and never changed when it is another', () => {
    expect(outcome([theirs('A')], [known('1', { casId: 'A' })])).toEqual({
      links: [],
      unchanged: 1,
      left: [],
    })
    expect(outcome([theirs('A')], [known('1', { casId: 'Z' })]).left).toEqual(['A other-identifier'])
  })

  test('names whoever has it, or the one that is kept', () => {
    const left = (base: readonly KnownPerson[]) => recognisePeople([theirs('A')], base).left[0]?.known
    expect(left([known('1', { casId: 'Z' })])).toMatchObject({ casId: 'Z' })
    const gone = known('2', { firstName: 'Tom', casId: 'A', present: false })
    expect(left([known('1'), gone])).toMatchObject({ firstName: 'Tom' })
  })

  test('of somebody else in the category is not given twice; in another category it may be', () => {
    const holder = known('2', { firstName: 'Tom', casId: 'A' })
    expect(outcome([theirs('A')], [known('1'), holder]).left).toEqual(['A identifier-taken'])
    expect(outcome([theirs('A')], [known('1'), { ...holder, category: 'teacher' }]).links).toEqual(['1=A'])
  })
})

describe('somebody who has left, or has no access', () => {
  test('is never given an identifier, and is not said to be unknown', () => {
    expect(outcome([theirs('A')], [known('1', { present: false })])).toEqual({
      links: [],
      unchanged: 0,
      left: ['A absent'],
    })
    const other = known('1', { present: false, birthDate: '2010-01-01' })
    expect(outcome([theirs('A')], [other]).left).toEqual(['A unknown'])
  })

  test('does not stand in the way of a namesake who is there', () => {
    expect(outcome([theirs('A')], [known('1', { present: false }), known('2')]).links).toEqual(['2=A'])
  })
})

describe('a guardian', () => {
  const odile = theirs('G', {
    category: 'guardian',
    ident: 'g',
    firstName: 'Odile',
    postcode: '35000',
    ...noDate,
  })
  const mother = known('9', {
    category: 'guardian',
    firstName: 'Odile',
    birthDate: undefined,
    postcode: '35000',
    pupilIds: ['1'],
  })

  test('is recognised through a child of the file who was recognised', () => {
    const base = [known('1'), mother, known('8', { ...mother, pupilIds: ['77'] })]
    expect(outcome([theirs('A', { guardians: ['g'] }), odile], base).links).toEqual(['1=A', '9=G'])
  })

  test('of a child who was not recognised is left, even alone of their name', () => {
    const base = [known('1', { birthDate: '2010-01-01' }), mother]
    expect(outcome([theirs('A', { guardians: ['g'] }), odile], base).left).toEqual(['A unknown', 'G unknown'])
  })

  test('whom no child of the file names is recognised by the postcode, if alone', () => {
    expect(outcome([odile], [mother]).links).toEqual(['9=G'])
    expect(outcome([odile], [mother, known('8', { ...mother })]).left).toEqual(['G ambiguous'])
    expect(outcome([odile], [{ ...mother, postcode: '29000' }]).left).toEqual(['G unknown'])
    expect(outcome([odile], [{ ...mother, postcode: undefined }]).left).toEqual(['G unknown'])
  })
})

describe('a teacher or staff', () => {
  const teacher = { category: 'teacher' as const }
  test('is recognised by name, and by a birth date known on both sides', () => {
    const one = theirs('T', teacher)
    expect(outcome([one], [known('5', { ...teacher, birthDate: undefined })]).links).toEqual(['5=T'])
    expect(outcome([one], [known('5', teacher)]).links).toEqual(['5=T'])
    expect(outcome([one], [known('5', { ...teacher, birthDate: '1980-01-01' })]).left).toEqual(['T unknown'])
    expect(outcome([one], [known('5', { ...teacher, category: 'staff' })]).left).toEqual(['T unknown'])
  })
})

test('whoever is in the files, no person and no identifier of a category is linked twice', () => {
  const names = fc.constantFrom('A', 'B')
  const days = fc.constantFrom('2012-01-01', '2012-01-02')
  const people = fc.array(
    fc.record({
      lastName: names,
      firstName: names,
      birthDate: days,
      category: fc.constantFrom('pupil', 'teacher'),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(people, people, (one, other) => {
      const directory = one.map((each, index) => theirs(`P${String(index)}`, each as Partial<PartnerLine>))
      const base = other.map((each, index) => known(String(index), each as Partial<KnownPerson>))
      const { links, unchanged, left } = recognisePeople(directory, base)
      expect(links.length + unchanged + left.length).toBe(directory.length)
      expect(new Set(links.map(({ person }) => person.id)).size).toBe(links.length)
      expect(new Set(links.map(({ casId }) => casId)).size).toBe(links.length)
    }),
  )
})
