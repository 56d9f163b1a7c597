import { describe, expect, test } from 'vitest'
import { planCsv } from './csv-plan.ts'
import type { CsvPerson } from './csv-person.ts'
import type { KnownPerson } from './known-person.ts'
import { recogniseLines } from './recognise-lines.ts'

const known = (id: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  category: 'pupil',
  pronoteIds: [`PN${id}`],
  siecleIds: [],
  stsIds: [],
  ine: undefined,
  lastName: 'Morvan',
  usageName: undefined,
  firstName: 'Lise',
  birthDate: '2013-02-14',
  postcode: undefined,
  pupilIds: [],
  present: true,
  ...more,
})

type Said = Partial<Omit<CsvPerson, 'values'>> & { readonly values?: Partial<CsvPerson['values']> }

const said = ({ values, ...more }: Said = {}): CsvPerson => ({
  category: 'pupil',
  lines: [2],
  pronoteId: undefined,
  stsId: undefined,
  classCode: undefined,
  groups: undefined,
  teachings: undefined,
  headTeacherOf: undefined,
  links: [],
  ...more,
  values: { lastName: 'Morvan', firstName: 'Lise', ...values },
})

const noPupil = {
  pronoteId: undefined,
  siecleId: undefined,
  ine: undefined,
  lastName: undefined,
  firstName: undefined,
  birthDate: undefined,
}
const link = (pupil: Partial<CsvPerson['links'][number]['pupil']>): CsvPerson['links'][number] => ({
  line: 2,
  pupil: { ...noPupil, ...pupil },
  level: 1,
  kinship: undefined,
})

/** The id of who a single line is, `new`, or why it is left aside. */
function who(person: CsvPerson, base: readonly KnownPerson[], unknown: 'add' | 'leave' = 'add'): string {
  const { writes, left } = recogniseLines([person], { base, unknown })
  const [write] = writes
  return write === undefined ? (left[0]?.reason ?? 'nobody') : (write.id ?? 'new')
}

describe('a pupil is found', () => {
  const born = { birthDate: '2013-02-14' }
  test.each([
    ['by the identifiant PRONOTE', said({ pronoteId: 'PN1', values: born }), '1'],
    [
      'by the name and the birth date',
      said({ values: { ...born, lastName: 'MORVAN', firstName: 'lise' } }),
      '1',
    ],
    ['not by the name alone', said(), 'no-proof'],
    ['not with another birth date', said({ values: { birthDate: '2012-02-14' } }), 'new'],
    ['not by an identifier that nobody has', said({ pronoteId: 'PN9', values: born }), 'unknown-id'],
    [
      'not by the identifier of somebody quite different',
      said({ pronoteId: 'PN1', values: { lastName: 'Le Goff', firstName: 'Noé', birthDate: '2012-01-03' } }),
      'other-person',
    ],
  ])('%s', (_, person, expected) => {
    expect(who(person, [known('1')])).toBe(expected)
  })

  test('by INE or SIECLE number whatever the spelling, and two identifiers of two people are refused', () => {
    const base = [known('1', { ine: '1234567890A' }), known('2', { siecleIds: ['77'], firstName: 'Noé' })]
    expect(who(said({ values: { lastName: 'Morvan-Kerbrat', ine: '1234567890A' } }), base)).toBe('1')
    expect(who(said({ values: { siecleId: '77', firstName: 'Noe' } }), base)).toBe('2')
    expect(who(said({ values: { siecleId: '77', ine: '1234567890A' } }), base)).toBe('two-people')
  })

  test('by a number that a merged record had', () => {
    expect(who(said({ pronoteId: 'OLD', values: born }), [known('1', { pronoteIds: ['PN1', 'OLD'] })])).toBe(
      '1',
    )
  })

  test('not among twins of one first name, nor by a name with another INE', () => {
    expect(who(said({ values: born }), [known('1'), known('2')])).toBe('homonyms')
    const other = known('1', { birthDate: undefined, ine: '1234567890B' })
    expect(who(said({ values: { ...born, ine: '1234567890A' } }), [other])).toBe('new')
  })

  test('and one who is nobody is added, or left when nobody is to be added', () => {
    expect(who(said({ values: born }), [])).toBe('new')
    expect(who(said({ values: born }), [], 'leave')).toBe('not-added')
  })
})

describe('a guardian is found', () => {
  const pupil = known('1', { ine: '1234567890A' })
  const odile = known('5', {
    category: 'guardian',
    firstName: 'Odile',
    birthDate: undefined,
    pupilIds: ['1'],
    postcode: '35000',
  })
  const line = (values: Partial<CsvPerson['values']>, ine = '1234567890A') =>
    said({ category: 'guardian', values: { firstName: 'Odile', ...values }, links: [link({ ine })] })

  test('by a pupil in common, wherever they live now', () => {
    expect(who(line({}), [pupil, odile])).toBe('5')
    expect(who(line({ postcode: '29000' }), [pupil, odile])).toBe('5')
  })

  test('by the postcode when the pupil is another one, and is somebody else when the postcode is', () => {
    const base = [pupil, odile, known('2', { ine: '1234567890B', firstName: 'Noé' })]
    expect(who(line({ postcode: '35000' }, '1234567890B'), base)).toBe('5')
    expect(who(line({ postcode: '29000' }, '1234567890B'), base)).toBe('new')
    expect(who(line({}, '1234567890B'), base)).toBe('no-proof')
  })

  test('and a new one whose pupils are all unknown is left aside', () => {
    expect(who(line({}, '1234567890Z'), [pupil])).toBe('no-pupil')
  })

  test('a pupil is named by an identifier, else by names and birth date; twins by name are not chosen', () => {
    const named = { lastName: 'Morvan', firstName: 'Lise', birthDate: '2013-02-14' }
    const person = said({ category: 'guardian', values: { firstName: 'Yann' }, links: [link(named)] })
    expect(recogniseLines([person], { base: [pupil], unknown: 'add' }).writes[0]?.links).toEqual([
      { pupilId: '1', level: 1, kinship: undefined },
    ])
    const father = known('6', {
      category: 'guardian',
      firstName: 'Yann',
      birthDate: undefined,
      postcode: '35000',
    })
    const twins = recogniseLines([{ ...person, values: { ...person.values, postcode: '35000' } }], {
      base: [pupil, known('2'), father],
      unknown: 'add',
    })
    expect(twins).toMatchObject({
      writes: [{ id: '6', links: [] }],
      lostLinks: [{ reason: 'pupil-homonyms' }],
    })
  })
})

describe('a teacher is found', () => {
  const anne = known('7', {
    category: 'teacher',
    firstName: 'Anne',
    birthDate: '1980-05-03',
    stsIds: ['epp:12', '12'],
  })
  const line = (more: Said = {}) =>
    said({ category: 'teacher', ...more, values: { firstName: 'Anne', ...more.values } })

  test('by the name alone when nothing contradicts it', () => {
    expect(who(line(), [anne])).toBe('7')
    expect(who(line({ values: { birthDate: '1981-01-01' } }), [anne])).toBe('new')
    expect(who(line(), [anne, { ...anne, id: '8' }])).toBe('homonyms')
  })

  test('by the number of STSWEB, with its type or without', () => {
    for (const stsId of ['12', 'epp:12'])
      expect(who(line({ stsId, values: { lastName: 'Le Bihan' } }), [anne])).toBe('7')
    expect(who(line({ stsId: '13' }), [anne])).toBe('new')
  })

  test('and keeps the names of the base that are spelled otherwise, birth name and usage name apart', () => {
    const married = { ...anne, usageName: 'Kerbrat' }
    const { writes } = recogniseLines([line({ values: { lastName: 'KERBRAT', firstName: 'ANNE' } })], {
      base: [married],
      unknown: 'add',
    })
    expect(writes[0]?.person.values).toEqual({ lastName: 'Morvan', firstName: 'Anne' })
  })

  test('by the usage name too', () => {
    expect(who(line({ values: { lastName: 'Kerbrat' } }), [{ ...anne, usageName: 'Kerbrat' }])).toBe('7')
  })
})

test('two lines that lead to one person, or give one number to two, are both left aside', () => {
  const base = [known('1', { ine: '1234567890A' })]
  const one = said({ pronoteId: 'PN1', values: { birthDate: '2013-02-14' } })
  const two = said({ lines: [3], values: { ine: '1234567890A' } })
  expect(recogniseLines([one, two], { base, unknown: 'add' })).toMatchObject({
    writes: [],
    left: [{ reason: 'claimed-twice' }, { reason: 'claimed-twice' }],
  })
  const numbered = ['Noé', 'Zoé'].map((firstName) => said({ values: { firstName, siecleId: '9' } }))
  expect(recogniseLines(numbered, { base, unknown: 'add' }).writes).toEqual([])
})

describe('the whole list', () => {
  const base = {
    people: [
      known('1'),
      known('2', { firstName: 'Noé' }),
      known('3', { firstName: 'Zoé' }),
      known('4', { firstName: 'Ana', present: false }),
      known('5', { category: 'teacher' }),
    ],
    classes: ['6E 2'],
    groups: [],
    subjects: [{ code: '0613', label: 'MATHEMATIQUES' }],
  }
  const plan = (whole: boolean) =>
    planCsv(
      {
        file: 'eleves.csv',
        list: 'pupil',
        unknown: 'add',
        whole,
        read: {
          people: [said({ values: { birthDate: '2013-02-14' }, classCode: '6e2' })],
          faults: [],
          spared: [{ pronoteId: '', siecleId: '', ine: '', lastName: 'MORVAN', firstName: 'Noé' }],
        },
      },
      base,
    )

  test('makes leave those whom no line names, but never whom a line that is wrong may be about', () => {
    expect(plan(true).absent).toEqual(['3'])
    expect(plan(false).absent).toEqual([])
  })

  test('writes classes as the base spells them', () => {
    expect(plan(false).writes[0]?.person.classCode).toBe('6E 2')
  })
})
