import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { releaseFor } from './release-for.ts'
import type { ReleasePerson } from './release-person.ts'
import type { ReleasePolicy } from './release-policy.ts'
import { releaseSources } from './release-source.ts'
import { releaseTemplates } from './release-templates.ts'

const here = { schoolId: '1', uai: '0350000K' }
const elsewhere = { schoolId: '2', uai: '0350001L' }

const pupil: ReleasePerson = {
  entId: 'NAA31614',
  login: 'lise.morvan',
  lastName: 'Morvan',
  firstName: 'Lise',
  birthDate: '2012-03-07',
  postcode: '35000',
  email: null,
  profiles: [{ ...here, profile: 'National_ELV' }],
  classes: [{ schoolId: '1', code: '6E 2' }],
  pronoteIds: [{ schoolId: '1', pronoteId: 'D7FR34N5EPVM9QKT' }],
}

const teacherAndParent: ReleasePerson = {
  ...pupil,
  profiles: [
    { ...here, profile: 'National_ENS' },
    { ...here, profile: 'National_TUT' },
    { ...elsewhere, profile: 'National_DIR' },
  ],
  classes: [],
  pronoteIds: [
    { schoolId: '1', pronoteId: 'PR2F34N5EPVM9QKT' },
    { schoolId: '1', pronoteId: 'RE2F34N5EPVM9QKT' },
  ],
}

const only = (source: (typeof releaseSources)[number], more: Partial<ReleasePolicy> = {}): ReleasePolicy => ({
  ...releaseTemplates.minimal,
  attributes: [{ source, name: 'x' }],
  ...more,
})

const attributesOf = (policy: ReleasePolicy, person = pupil, schoolId: string | null = '1') =>
  releaseFor(policy, person, schoolId).attributes

describe('the ready templates', () => {
  test('by identity: five attributes, French date, categories of SDET 3', () => {
    expect(releaseFor(releaseTemplates['pronote-identity'], pupil, '1')).toEqual({
      user: 'NAA31614',
      attributes: [
        ['nom', 'Morvan'],
        ['prenom', 'Lise'],
        ['dateNaissance', '07/03/2012'],
        ['codePostal', '35000'],
        ['categories', 'National_1'],
      ],
      missing: [],
    })
  })

  test('by identity: the categories of a teacher who is also a guardian are joined by a semicolon', () => {
    const { attributes } = releaseFor(releaseTemplates['pronote-identity'], teacherAndParent, '1')
    expect(new Map(attributes).get('categories')).toBe('National_3;National_2')
  })

  test('by identifier: one value per category, and no name', () => {
    expect(attributesOf(releaseTemplates['pronote-identifier'], teacherAndParent)).toEqual([
      ['idPronote', ['PR2F34N5EPVM9QKT', 'RE2F34N5EPVM9QKT']],
    ])
  })

  test('SDET: profiles and school, one element per value', () => {
    expect(attributesOf(releaseTemplates.sdet)).toEqual([
      ['sn', 'Morvan'],
      ['givenName', 'Lise'],
      ['ENTPersonProfils', ['National_ELV']],
      ['ENTStructureUAI', ['0350000K']],
    ])
  })

  test('minimal says the principal and nothing else', () => {
    expect(releaseFor(releaseTemplates.minimal, pupil, '1')).toEqual({
      user: 'NAA31614',
      attributes: [],
      missing: [],
    })
  })
})

describe('how a policy writes', () => {
  test('the principal may be the log-in name', () => {
    expect(releaseFor({ ...releaseTemplates.minimal, principal: 'login' }, pupil, null).user).toBe(
      'lise.morvan',
    )
  })

  test('a date may be ISO', () => {
    expect(attributesOf(only('birthDate', { dateFormat: 'iso' }))).toEqual([['x', '2012-03-07']])
  })

  test('CAS-167: a value that looks empty is kept when it is one', () => {
    expect(attributesOf(only('postcode'), { ...pupil, postcode: '0' })).toEqual([['x', '0']])
  })

  test('two profiles of one category give it once', () => {
    const twice: ReleasePerson = {
      ...pupil,
      profiles: [
        { ...here, profile: 'National_ENS' },
        { ...here, profile: 'National_DOC' },
      ],
    }
    expect(attributesOf(only('categories'), twice)).toEqual([['x', ['National_3']]])
  })
})

describe('a service of one school', () => {
  test('learns nothing of what the person is in another one', () => {
    for (const source of releaseSources) {
      expect(JSON.stringify(attributesOf(only(source), teacherAndParent, '1'))).not.toMatch(
        /0350001L|_DIR|_4/,
      )
    }
  })

  test('a service of the whole portal learns all of it', () => {
    expect(attributesOf(only('schools'), teacherAndParent, null)).toEqual([['x', ['0350000K', '0350001L']]])
  })
})

describe('what is missing is said, never sent empty', () => {
  const tutor: ReleasePerson = { ...pupil, profiles: [{ ...here, profile: 'Local_MDS' }], classes: [] }
  const stranger: ReleasePerson = { ...pupil, profiles: [], classes: [], pronoteIds: [], birthDate: null }

  test.each([
    ['email', pupil, 'not-held'],
    ['birthDate', stranger, 'not-held'],
    ['pronoteId', stranger, 'not-reconciled'],
    ['categories', tutor, 'no-category'],
    ['categories', stranger, 'no-profile'],
    ['profiles', stranger, 'no-profile'],
    ['classes', tutor, 'not-a-pupil'],
    ['classes', { ...pupil, classes: [] }, 'not-held'],
  ] as const)('%s', (source, person, reason) => {
    expect(releaseFor(only(source), person, '1')).toMatchObject({
      attributes: [],
      missing: [{ name: 'x', source, reason }],
    })
  })

  test.each(['pronoteId', 'profiles', 'classes'] as const)('%s held for another school only', (source) => {
    expect(releaseFor(only(source), pupil, '2').missing).toEqual([
      { name: 'x', source, reason: 'other-school' },
    ])
  })

  test('whatever the person, every attribute of the policy is either sent with a value or missing', () => {
    const text = fc.option(fc.string(), { nil: null })
    const person = fc.record({
      entId: fc.string({ minLength: 1 }),
      login: fc.string({ minLength: 1 }),
      lastName: fc.string(),
      firstName: fc.string(),
      birthDate: text,
      postcode: text,
      email: text,
      profiles: fc.constantFrom(pupil.profiles, teacherAndParent.profiles, []),
      classes: fc.constantFrom(pupil.classes, []),
      pronoteIds: fc.constantFrom(pupil.pronoteIds, []),
    })
    const policy: ReleasePolicy = {
      ...releaseTemplates.minimal,
      attributes: releaseSources.map((source) => ({ source, name: source })),
    }
    fc.assert(
      fc.property(person, fc.constantFrom('1', '2', null), (one, schoolId) => {
        const { attributes, missing } = releaseFor(policy, one, schoolId)
        const sent = attributes.map(([name]) => name)
        expect(new Set([...sent, ...missing.map(({ name }) => name)]).size).toBe(releaseSources.length)
        expect(sent).toHaveLength(releaseSources.length - missing.length)
        expect(attributes.every(([, value]) => value.length > 0)).toBe(true)
      }),
    )
  })
})
