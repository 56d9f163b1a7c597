import { describe, expect, test } from 'vitest'
import { type AccessPerson, type AccessPolicy, decideAccess, type PopulationRule } from './decide-access.ts'

const rule = (change: Partial<PopulationRule> = {}): PopulationRule => ({
  id: '1',
  target: 'schools',
  establishmentIds: ['school-a'],
  profile: 'National_ENS',
  subjectCode: undefined,
  functionCode: undefined,
  disciplineCode: undefined,
  ...change,
})

const teacher: AccessPerson = {
  accountId: '42',
  active: true,
  profiles: [
    {
      establishmentId: 'school-a',
      profile: 'National_ENS',
      functionCode: 'ENS',
      disciplineCode: 'L1300',
      subjectCodes: ['061300'],
    },
  ],
}

const policy = (change: Partial<AccessPolicy> = {}): AccessPolicy => ({
  anonymous: false,
  population: [],
  users: new Map(),
  ...change,
})

describe('decideAccess', () => {
  test('a service without any rule is closed to everybody', () => {
    expect(decideAccess(policy(), teacher)).toEqual({ allowed: false, because: 'no-rule' })
  })

  test('a population rule opens the service to its profile in its schools and is named as the reason', () => {
    const decision = decideAccess(policy({ population: [rule()] }), teacher)
    expect(decision).toMatchObject({ allowed: true, because: 'population', rule: { id: '1' } })
  })

  test.each([
    ['another profile', rule({ profile: 'National_ELV' })],
    ['another school', rule({ establishmentIds: ['school-b'] })],
    ['another function', rule({ functionCode: 'DOC' })],
    ['another discipline', rule({ disciplineCode: 'L0202' })],
    ['another subject', rule({ subjectCode: '020700' })],
  ])('a rule for %s does not open the service', (_, other) => {
    expect(decideAccess(policy({ population: [other] }), teacher)).toEqual({
      allowed: false,
      because: 'no-matching-rule',
    })
  })

  test('every filter of a rule must hold in one and the same profile of the person', () => {
    const twoSchools: AccessPerson = {
      ...teacher,
      profiles: [
        ...teacher.profiles,
        {
          establishmentId: 'school-b',
          profile: 'National_DOC',
          functionCode: 'DOC',
          disciplineCode: '',
          subjectCodes: [],
        },
      ],
    }
    expect(decideAccess(policy({ population: [rule({ functionCode: 'DOC' })] }), twoSchools).allowed).toBe(
      false,
    )
  })

  test('a rule for the whole portal does not look at the school', () => {
    const everywhere = rule({ target: 'all', establishmentIds: [] })
    expect(decideAccess(policy({ population: [everywhere] }), teacher).allowed).toBe(true)
  })

  test('a person refused by name stays out even when their population may come in', () => {
    const refused = policy({ population: [rule()], users: new Map([['42', 'refuse']]) })
    expect(decideAccess(refused, teacher)).toEqual({ allowed: false, because: 'refused-by-name' })
  })

  test('a person granted by name comes in without any population rule', () => {
    const granted = policy({ users: new Map([['42', 'grant']]) })
    expect(decideAccess(granted, teacher)).toEqual({ allowed: true, because: 'named' })
  })

  test('a suspended account uses nothing, even granted by name', () => {
    const granted = policy({ users: new Map([['42', 'grant']]) })
    expect(decideAccess(granted, { ...teacher, active: false })).toEqual({
      allowed: false,
      because: 'suspended',
    })
  })

  test('an anonymous service is for everybody', () => {
    expect(decideAccess(policy({ anonymous: true }), { ...teacher, active: false })).toEqual({
      allowed: true,
      because: 'anonymous',
    })
  })
})
