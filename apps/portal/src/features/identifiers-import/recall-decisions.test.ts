import type { ExportedPerson } from '@preau/exchange'
import { describe, expect, test } from 'vitest'
import { confrontWithMemory } from './confront-with-memory.ts'
import type { LineDraft } from './import-line.ts'
import type { DecisionBasis, RememberedDecision, SchoolAccount } from './matching-data.ts'
import { recallDecisions } from './recall-decisions.ts'

const pronoteId = 'ABCDEFHJKMNPQRST' as ExportedPerson['pronoteId']
const person: ExportedPerson = {
  category: 'guardian',
  pronoteId,
  lastName: 'Larue',
  firstName: 'Odile',
  birthDate: '1980-03-02' as NonNullable<ExportedPerson['birthDate']>,
  pupils: [{ pronoteId: 'PPPPPPPPPPPPPPPP' as ExportedPerson['pronoteId'], level: 1 }],
}
const account: SchoolAccount = {
  accountId: '7',
  entId: 'NAA00007',
  profiles: ['National_TUT'],
  civility: null,
  lastName: 'LARUE',
  birthName: null,
  firstName: 'Odile',
  otherFirstNames: [],
  birthDate: '1980-03-02',
  ine: null,
  postcode: null,
  company: null,
  siecleId: null,
  stsId: null,
  functions: [],
  pupilClass: null,
  classes: [],
  subjects: [],
  children: ['3'],
}
const basis: DecisionBasis = {
  person: {
    lastName: 'LARUE',
    usageName: null,
    firstName: 'ODILE',
    birthDate: '1980-03-02',
    pupils: ['PPPPPPPPPPPPPPPP'],
  },
  account: {
    lastName: 'Larue',
    birthName: null,
    firstName: 'Odile',
    birthDate: '1980-03-02',
    children: ['3', '4'],
  },
  seen: ['7'],
}
const decision: RememberedDecision = {
  pronoteId,
  accountId: '7',
  decidedBy: 'Nadia Vasseur',
  decidedAt: new Date('2025-09-05T16:10:00Z'),
  basis,
}

function changesOf(
  now: Partial<ExportedPerson> = {},
  nowAccount: Partial<SchoolAccount> = {},
  kept: Partial<RememberedDecision> = {},
): readonly string[] | undefined {
  const recalled = recallDecisions([{ ...person, ...now }], {
    accounts: [{ ...account, ...nowAccount }],
    remembered: [{ ...decision, ...kept }],
  })
  return recalled.get(pronoteId)?.changes
}

describe('what an earlier decision rests on', () => {
  test('holds as long as it is written otherwise only, or a child comes or goes', () => {
    expect(changesOf()).toEqual([])
    expect(changesOf({ lastName: 'LARUE', firstName: 'odile' }, { children: ['4', '9'] })).toEqual([])
  })

  test.each<[string, Partial<ExportedPerson>, Partial<SchoolAccount>]>([
    ['name', { lastName: 'Lerue' }, {}],
    ['name', { usageName: 'Morvan' }, {}],
    ['birth', { birthDate: '1981-03-02' as NonNullable<ExportedPerson['birthDate']> }, {}],
    ['pupils', { pupils: [{ pronoteId: 'QQQQQQQQQQQQQQQQ' as ExportedPerson['pronoteId'], level: 1 }] }, {}],
    ['account-name', {}, { lastName: 'LEBRUN' }],
    ['account-birth', {}, { birthDate: '1980-02-03' }],
    ['account-children', {}, { children: ['9'] }],
  ])('has changed: %s', (change, now, nowAccount) => {
    expect(changesOf(now, nowAccount)).toEqual([change])
  })

  test('a file without a column says nothing of it', () => {
    const { category, lastName, firstName } = person
    const bare: ExportedPerson = { category, pronoteId, lastName, firstName }
    const recalled = recallDecisions([bare], { accounts: [account], remembered: [decision] })
    expect(recalled.get(pronoteId)?.changes).toEqual([])
  })

  test('a decision older than its basis is taken as it is; one about somebody absent is not recalled', () => {
    expect(changesOf({ lastName: 'Lerue' }, {}, { basis: null })).toEqual([])
    expect(recallDecisions([], { accounts: [account], remembered: [decision] }).size).toBe(0)
  })
})

const line = (drafted: Partial<LineDraft> = {}): LineDraft => ({
  category: 'guardian',
  pronoteId,
  person: { lastName: 'Larue', firstName: 'Odile' },
  outcome: 'none',
  reason: 'no-such-person',
  reasons: [],
  candidates: [],
  flags: [],
  accountId: null,
  proposedAccountId: null,
  chosenBy: null,
  risk: 0,
  pupilIds: [],
  ...drafted,
})
const here = new Set(['7', '8'])

describe('a line and an earlier decision', () => {
  test('an account whose grounds have changed is proposed, never given, and says what has changed', () => {
    const drafted = confrontWithMemory(line(), { decision, changes: ['birth'] }, here)
    expect(drafted).toMatchObject({
      outcome: 'to-confirm',
      reason: 'memory-stale',
      accountId: null,
      proposedAccountId: '7',
    })
    expect(drafted.reasons[0]).toMatch(
      /^Compte choisi par Nadia Vasseur, le 05\/09\/2025 à 18:10\. Depuis, la date de naissance a changé/,
    )
  })

  test('a certain match with that very account is nothing to review', () => {
    const certain = line({ accountId: '7', outcome: 'certain', chosenBy: 'engine' })
    expect(confrontWithMemory(certain, { decision, changes: ['name'] }, here)).toBe(certain)
  })

  test('an account that has left is not proposed', () => {
    expect(
      confrontWithMemory(line(), { decision, changes: ['name'] }, new Set()).proposedAccountId,
    ).toBeNull()
  })

  test('« nobody » is said again, even of an account that is certain, when it was in view', () => {
    const nobody = { ...decision, accountId: null }
    const certain = line({ accountId: '7', outcome: 'certain', chosenBy: 'engine' })
    expect(confrontWithMemory(certain, { decision: nobody, changes: [] }, here)).toMatchObject({
      accountId: null,
      chosenBy: 'memory',
      reason: 'memory-nobody',
    })
  })

  test('« nobody » refuses no account that came later: it is proposed', () => {
    const nobody = { ...decision, accountId: null }
    const newcomer = line({ accountId: '8', outcome: 'certain', chosenBy: 'engine' })
    const drafted = confrontWithMemory(newcomer, { decision: nobody, changes: [] }, here)
    expect(drafted).toMatchObject({ reason: 'memory-stale', accountId: null, proposedAccountId: '8' })
    expect(drafted.reasons[0]).toContain('un compte qui ressemble est arrivé')
  })
})
