import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decision, type EntAccount, reconcile, type SchoolPerson, toPrediction } from '../src/index.ts'
import { ordinaryCases, ordinaryDirectory, pronoteId, pupilOf, uai } from './fixture-school.ts'

const ordinaryPeople = ordinaryCases.map(({ person }) => person)
const family = (n: number, kind: 'PUP' | 'MUM' | 'DAD'): string => `${kind}${String(n).padStart(2, '0')}`
const accountOf = (id: string): EntAccount => {
  const account = ordinaryDirectory.find((each) => each.id === id)
  if (account === undefined) throw new Error(`no account ${id}`)
  return account
}
/** The person of the base whose account is `id`. */
const personOf = (id: string): SchoolPerson => {
  const found = ordinaryCases.find(({ truth }) => truth === id)
  if (found === undefined) throw new Error(`no person for ${id}`)
  return found.person
}
let next = 500
const stranger = (
  person: Partial<SchoolPerson> & Pick<SchoolPerson, 'categorie' | 'nom' | 'prenom'>,
): SchoolPerson => ({
  identifiantPronote: pronoteId(next++),
  uai,
  ...person,
})

/** Reconciles the ordinary school with some people changed, added or removed; gives the decision of each. */
function decide(change: {
  readonly instead?: Readonly<Record<string, Partial<SchoolPerson>>>
  readonly more?: readonly SchoolPerson[]
  readonly without?: readonly string[]
  readonly directory?: readonly EntAccount[]
  readonly options?: Parameters<typeof reconcile>[0]['options']
}): (id: string) => Decision {
  const people = ordinaryCases
    .filter(({ truth }) => !(change.without ?? []).includes(truth ?? ''))
    .map(({ person, truth }) => ({ ...person, ...change.instead?.[truth ?? ''] }))
  const { decisions } = reconcile({
    directory: change.directory ?? ordinaryDirectory,
    people: [...people, ...(change.more ?? [])],
    ...(change.options === undefined ? {} : { options: change.options }),
  })
  return (id) => {
    const found = decisions.find((decision) => decision.pronoteId === id)
    if (found === undefined) throw new Error(`no decision for ${id}`)
    return found
  }
}
const idOf = (entId: string): string => personOf(entId).identifiantPronote

describe('an ordinary school', () => {
  const { decisions, statistics } = reconcile({ directory: ordinaryDirectory, people: ordinaryPeople })
  it('is matched without a single wrong account', () => {
    const truth = new Map(ordinaryCases.map(({ person, truth: entId }) => [person.identifiantPronote, entId]))
    const certain = decisions.filter(({ outcome }) => outcome === 'certain')
    expect(certain.filter(({ pronoteId: id, entId }) => truth.get(id) !== entId)).toEqual([])
    expect(certain.length).toBe(ordinaryPeople.length)
  })
  it('says how many errors are to be expected, and counts by category', () => {
    expect(statistics.expectedErrors).toBeLessThan(0.05)
    expect(statistics.byCategory.responsable).toMatchObject({ people: 40, certain: 40, none: 0 })
  })
  it('explains a match in French, strongest clue first', () => {
    const [decision] = decisions.filter(({ entId }) => entId === family(2, 'PUP'))
    expect(decision?.reasons).toEqual(
      expect.arrayContaining(['Même nom', 'Même prénom', 'Même date de naissance, le 03/03/2011']),
    )
    expect(decision?.reasons.join()).toMatch(/Même classe \(\d°A = \dEME A\)/)
  })
})

describe('a damaged record is still found', () => {
  it.each<[string, string, Partial<SchoolPerson>]>([
    ['a letter wrong in the surname', family(3, 'PUP'), { nom: 'DANTREK' }],
    ['two letters swapped in the first name', family(5, 'PUP'), { prenom: 'Tristna' }],
    ['a letter damaged by a file', family(4, 'PUP'), { prenom: 'Chlo?' }],
    ['the two names swapped', family(6, 'PUP'), { nom: 'Salomé', prenom: 'GUERVAL' }],
    ['no birth date', family(7, 'PUP'), { dateNaissance: undefined }],
    ['the 1st of January', family(8, 'PUP'), { dateNaissance: '01/01/2009' }],
    ['another class', family(9, 'PUP'), { classe: '6°A' }],
    ['the birth name of a mother', family(1, 'MUM'), { nom: 'ISNARTEC' }],
    ['both names of a mother', family(2, 'MUM'), { nom: 'CORVAL-JOUANELEC' }],
    ['a familiar first name', family(0, 'DAD'), { prenom: 'Titi' }],
    ['a title', family(5, 'DAD'), { nom: 'M. FLOCHET (père)' }],
  ])('with %s', (_, entId, person) => {
    const found = decide({ instead: { [entId]: person } })(idOf(entId))
    expect(found).toMatchObject({ outcome: 'certain', entId })
  })
})

describe('a mother under a surname the ENT does not know', () => {
  it('is proposed for confirmation through her child and her first name', () => {
    const mother = family(4, 'MUM')
    const found = decide({ instead: { [mother]: { nom: 'VERDELON' } } })(idOf(mother))
    expect(found).toMatchObject({ outcome: 'to-confirm', entId: mother, reason: 'evidence-short' })
  })
})

describe('a person who must stay unmatched', () => {
  const refuses = (person: SchoolPerson, reason: string): void => {
    const found = decide({ more: [person] })(person.identifiantPronote)
    expect(found.outcome).not.toBe('certain')
    expect(found.reason).toBe(reason)
  }
  it('is a pupil who left', () => {
    refuses(
      stranger({ categorie: 'eleve', nom: 'ZIMANOU', prenom: 'Lise', dateNaissance: '03/04/2005' }),
      'left-pupil',
    )
  })
  it('is a pupil who left and bears the names of another', () => {
    const { nom, prenom } = accountOf(family(2, 'PUP'))
    const person = stranger({ categorie: 'eleve', nom, prenom, dateNaissance: '17/09/2004' })
    const decision = decide({ more: [person], without: [family(2, 'PUP')] })(person.identifiantPronote)
    expect(decision.outcome).not.toBe('certain')
  })
  it('is a twin whose own account is missing', () => {
    const twin = { ...personOf(family(3, 'PUP')), identifiantPronote: pronoteId(next++), prenom: 'Basile' }
    const decision = decide({ more: [twin] })(twin.identifiantPronote)
    expect(decision.outcome).not.toBe('certain')
    expect(decision.flags).toEqual([])
  })
  it('is a grandparent of the same surname attached to the pupil', () => {
    refuses(
      stranger({
        categorie: 'responsable',
        civilite: 'M.',
        nom: 'BELLEC',
        prenom: 'Marcel',
        eleves: [pupilOf(1)],
      }),
      'not-a-guardian-here',
    )
  })
  it('is a neighbour attached to the pupil', () => {
    refuses(
      stranger({
        categorie: 'responsable',
        civilite: 'M.',
        nom: 'ZIMANOU',
        prenom: 'Gontran',
        eleves: [pupilOf(1)],
      }),
      'not-a-guardian-here',
    )
  })
  it('is the parent of a pupil who left', () => {
    const left = stranger({ categorie: 'eleve', nom: 'ZIMANOU', prenom: 'Lise' })
    const parent = stranger({
      categorie: 'responsable',
      nom: 'ZIMANOU',
      prenom: 'Paul',
      eleves: [left.identifiantPronote],
    })
    const decision = decide({ more: [left, parent] })(parent.identifiantPronote)
    expect(decision).toMatchObject({ outcome: 'none', reason: 'guardian-of-left-pupil' })
    expect(decision.reasons[0]).toContain('ancien élève')
  })
  it('is a service account', () => {
    refuses(stranger({ categorie: 'personnel', nom: 'INFIRMERIE', prenom: '' }), 'generic-account')
  })
  it('is a record for two people', () => {
    refuses(
      stranger({ categorie: 'responsable', nom: 'M. ET MME BELLEC', prenom: '', eleves: [pupilOf(1)] }),
      'joint-account',
    )
  })
  it('is somebody whose account belongs to another school', () => {
    const directory = ordinaryDirectory.map((account) =>
      account.id === family(6, 'PUP') ? { ...account, uai: ['0350001L'] } : account,
    )
    expect(decide({ directory })(idOf(family(6, 'PUP'))).outcome).not.toBe('certain')
  })
  it('is a teacher who bears the names of a guardian', () => {
    const { nom, prenom } = accountOf(family(6, 'DAD'))
    refuses(stranger({ categorie: 'enseignant', nom, prenom }), 'no-such-person')
  })
})

describe('one account is never given to two people of a school', () => {
  const twice: SchoolPerson = { ...personOf(family(2, 'DAD')), identifiantPronote: pronoteId(900) }
  it('nobody wins when two records claim it alike, and both are flagged', () => {
    const of = decide({ more: [twice] })
    for (const id of [twice.identifiantPronote, idOf(family(2, 'DAD'))])
      expect(of(id)).toMatchObject({
        reason: 'duplicate',
        flags: ['doublon'],
        candidates: [{ entId: family(2, 'DAD') }],
      })
    expect(of(twice.identifiantPronote).outcome).not.toBe('certain')
    expect(of(idOf(family(2, 'DAD'))).outcome).not.toBe('certain')
  })
  it('even when both were confirmed by hand', () => {
    const confirmed = [twice.identifiantPronote, idOf(family(2, 'DAD'))].map((id) => ({
      pronoteId: id,
      entId: family(2, 'DAD'),
    }))
    const of = decide({ more: [twice], options: { confirmed } })
    expect(of(twice.identifiantPronote)).toMatchObject({ outcome: 'to-confirm', flags: ['doublon'] })
  })
  it('whatever the people and the accounts', () => {
    const word = fc.constantFrom('ARDOUIN', 'ARDOIN', 'BELLEC', 'Jeanne', 'Malo', 'Thierry', '', 'LE ARDOUIN')
    const person = fc.record({
      nom: word,
      prenom: word,
      categorie: fc.constantFrom('eleve' as const, 'responsable' as const),
    })
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), (drawn) => {
        const people = drawn.map((each, n) => ({ ...each, uai, identifiantPronote: pronoteId(1000 + n) }))
        const { decisions } = reconcile({ directory: ordinaryDirectory, people })
        const given = decisions.flatMap(({ outcome, entId }) => (outcome === 'certain' ? [entId] : []))
        return new Set(given).size === given.length
      }),
      { numRuns: 60 },
    )
  })
})

describe('what the operator decided wins over the score', () => {
  it('a confirmed pair is certain, whatever the names', () => {
    const person = stranger({ categorie: 'responsable', nom: 'ZIMANOU', prenom: 'Paul' })
    const confirmed = [{ pronoteId: person.identifiantPronote, entId: family(8, 'DAD') }]
    const of = decide({ more: [person], without: [family(8, 'DAD')], options: { confirmed } })
    expect(of(person.identifiantPronote)).toMatchObject({
      outcome: 'certain',
      entId: family(8, 'DAD'),
      reason: 'confirmed-by-hand',
    })
  })
  it('a refused pair is never proposed again', () => {
    const refused = [{ pronoteId: idOf(family(8, 'DAD')), entId: family(8, 'DAD') }]
    const found = decide({ options: { refused } })(idOf(family(8, 'DAD')))
    expect(found.candidates.map(({ entId }) => entId)).not.toContain(family(8, 'DAD'))
  })
  it('a confirmed account that disappeared opens a review instead of moving silently', () => {
    const confirmed = [{ pronoteId: idOf(family(8, 'DAD')), entId: 'GONE' }]
    const found = decide({ options: { confirmed } })(idOf(family(8, 'DAD')))
    expect(found).toMatchObject({ outcome: 'to-choose', reason: 'confirmed-account-gone' })
  })
})

describe('a poor file', () => {
  const poor = ordinaryPeople.map(({ identifiantPronote, categorie, nom, prenom, dateNaissance }) => ({
    identifiantPronote,
    uai,
    categorie,
    nom,
    prenom,
    dateNaissance,
  }))
  it('is matched by names alone where they are enough, and never wrongly', () => {
    const { decisions } = reconcile({ directory: ordinaryDirectory, people: poor })
    const truth = new Map(ordinaryCases.map(({ person, truth: entId }) => [person.identifiantPronote, entId]))
    const certain = decisions.filter(({ outcome }) => outcome === 'certain')
    expect(certain.every(({ pronoteId: id, entId }) => truth.get(id) === entId)).toBe(true)
    expect(certain.length).toBeGreaterThan(48)
  })
  it('has its missing columns named in French', () => {
    const { statistics } = reconcile({ directory: ordinaryDirectory, people: poor })
    expect(statistics.columnsMissing).toContainEqual({
      uai,
      categorie: 'responsable',
      column: 'eleves',
      label: 'Élèves rattachés',
    })
  })
})

describe('the result', () => {
  const shuffled = <T>(items: readonly T[], seed: number): T[] =>
    items
      .map((item, n) => ({ item, key: Math.imul(n + 1, seed * 2_654_435_761) >>> 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item)
  const byId = (decisions: readonly Decision[]): Decision[] =>
    [...decisions].sort((a, b) => (a.pronoteId < b.pronoteId ? -1 : 1))

  it('does not depend on the order of the input', () => {
    const expected = byId(reconcile({ directory: ordinaryDirectory, people: ordinaryPeople }).decisions)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { decisions } = reconcile({
          directory: shuffled(ordinaryDirectory, seed),
          people: shuffled(ordinaryPeople, seed + 1),
        })
        expect(byId(decisions)).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })
  it('is confirmed by a second run that remembers the first', () => {
    const first = reconcile({ directory: ordinaryDirectory, people: ordinaryPeople })
    const confirmed = first.decisions.flatMap(({ pronoteId: id, outcome, entId }) =>
      outcome === 'certain' && entId !== undefined ? [{ pronoteId: id, entId }] : [],
    )
    const second = reconcile({ directory: ordinaryDirectory, people: ordinaryPeople, options: { confirmed } })
    expect(second.decisions.map(({ entId, outcome }) => [entId, outcome])).toEqual(
      first.decisions.map(({ entId, outcome }) => [entId, outcome]),
    )
  })
  it('becomes a prediction line where only a certain match is automatic', () => {
    const [certain] = reconcile({ directory: ordinaryDirectory, people: ordinaryPeople }).decisions
    if (certain === undefined) throw new Error('no decision')
    expect(toPrediction(certain)).toMatchObject({ entId: certain.entId, decision: 'auto' })
    const doubtful: Decision = { ...certain, outcome: 'to-confirm', flags: ['doublon'] }
    expect(toPrediction(doubtful)).toMatchObject({ entId: null, decision: 'suggest', flags: ['doublon'] })
  })
})
