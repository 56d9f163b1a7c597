import { describe, expect, test } from 'vitest'
import {
  type AccessPerson,
  type AccessPolicy,
  closureOf,
  decideAccess,
  type PopulationRule,
} from './decide-access.ts'

const rule = (change: Partial<PopulationRule> = {}): PopulationRule => ({
  id: '1',
  target: 'schools',
  establishmentIds: ['school-a'],
  groupIds: [],
  profile: 'National_ENS',
  subjectCode: undefined,
  functionCode: undefined,
  disciplineCode: undefined,
  ...change,
})

const teacher: AccessPerson = {
  accountId: '42',
  active: true,
  groupIds: ['club'],
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
  state: 'published',
  opensOn: null,
  closesOn: null,
  population: [],
  users: new Map(),
  ...change,
})

const noon = new Date('2026-09-07T10:00:00Z')

describe('decideAccess', () => {
  test('a service without any rule is closed to everybody', () => {
    expect(decideAccess(policy(), teacher, noon)).toEqual({ allowed: false, because: 'no-rule' })
  })

  test('a population rule opens the service to its profile in its schools and is named as the reason', () => {
    const decision = decideAccess(policy({ population: [rule()] }), teacher, noon)
    expect(decision).toMatchObject({ allowed: true, because: 'population', rule: { id: '1' } })
  })

  test.each([
    ['another profile', rule({ profile: 'National_ELV' })],
    ['another school', rule({ establishmentIds: ['school-b'] })],
    ['another function', rule({ functionCode: 'DOC' })],
    ['another discipline', rule({ disciplineCode: 'L0202' })],
    ['another subject', rule({ subjectCode: '020700' })],
  ])('a rule for %s does not open the service', (_, other) => {
    expect(decideAccess(policy({ population: [other] }), teacher, noon)).toEqual({
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
    const documentalists = policy({ population: [rule({ functionCode: 'DOC' })] })
    expect(decideAccess(documentalists, twoSchools, noon).allowed).toBe(false)
  })

  test('a rule for the whole portal does not look at the school', () => {
    const everywhere = rule({ target: 'all', establishmentIds: [] })
    expect(decideAccess(policy({ population: [everywhere] }), teacher, noon).allowed).toBe(true)
  })

  test('a rule for groups lets in those of the profile who are in one of them', () => {
    const club = rule({ target: 'groups', groupIds: ['club', 'autre'] })
    expect(decideAccess(policy({ population: [club] }), teacher, noon).allowed).toBe(true)
    expect(decideAccess(policy({ population: [club] }), { ...teacher, groupIds: [] }, noon).allowed).toBe(
      false,
    )
    const elsewhere = { ...club, establishmentIds: ['school-b'] }
    expect(decideAccess(policy({ population: [elsewhere] }), teacher, noon).allowed).toBe(false)
  })

  test('a person refused by name stays out even when their population may come in', () => {
    const refused = policy({ population: [rule()], users: new Map([['42', 'refuse']]) })
    expect(decideAccess(refused, teacher, noon)).toEqual({ allowed: false, because: 'refused-by-name' })
  })

  test('a person granted by name comes in without any population rule', () => {
    const granted = policy({ users: new Map([['42', 'grant']]) })
    expect(decideAccess(granted, teacher, noon)).toEqual({ allowed: true, because: 'named' })
  })

  test('N-22: a disabled service is for nobody, even granted by name or anonymous', () => {
    const disabled = policy({ state: 'disabled', anonymous: true, users: new Map([['42', 'grant']]) })
    expect(decideAccess(disabled, teacher, noon)).toEqual({ allowed: false, because: 'disabled' })
  })

  test('a draft opens for those who are named, and for them alone', () => {
    const draft = { state: 'draft', population: [rule()] } as const
    expect(decideAccess(policy(draft), teacher, noon)).toEqual({ allowed: false, because: 'draft' })
    const tried = policy({ ...draft, users: new Map([['42', 'grant']]) })
    expect(decideAccess(tried, teacher, noon).allowed).toBe(true)
  })

  test.each([
    ['2026-08-31T21:59:00Z', 'not-yet-open'],
    ['2026-08-31T22:00:00Z', undefined],
    ['2027-07-03T21:59:00Z', undefined],
    ['2027-07-03T22:00:00Z', 'closed'],
  ])('N-24: a period holds in days of France, both included: %s', (instant, because) => {
    const period = policy({ opensOn: '2026-09-01', closesOn: '2027-07-03', population: [rule()] })
    const decision = decideAccess(period, teacher, new Date(instant))
    expect(decision.allowed ? undefined : decision.because).toBe(because)
    expect(closureOf(period, new Date(instant))).toBe(because)
  })

  test('a person without the right is told so, whatever the period', () => {
    const closed = policy({ closesOn: '2026-01-01' })
    expect(decideAccess(closed, teacher, noon)).toEqual({ allowed: false, because: 'no-rule' })
  })

  test('a suspended account uses nothing, even granted by name', () => {
    const granted = policy({ users: new Map([['42', 'grant']]) })
    expect(decideAccess(granted, { ...teacher, active: false }, noon)).toEqual({
      allowed: false,
      because: 'suspended',
    })
  })

  test('an anonymous service is for everybody', () => {
    expect(decideAccess(policy({ anonymous: true }), { ...teacher, active: false }, noon)).toEqual({
      allowed: true,
      because: 'anonymous',
    })
  })
})
