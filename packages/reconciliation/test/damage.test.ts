import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlockIndex } from '../src/engine/blocking.ts'
import { prepareAccount, preparePerson } from '../src/engine/prepare.ts'
import { reconcile, type SchoolPerson } from '../src/index.ts'
import { ordinaryCases, ordinaryDirectory, pronoteId, pupilOf, uai } from './fixture-school.ts'

const accounts = ordinaryDirectory.map(prepareAccount)
const index = new BlockIndex(accounts)
const letters = fc.constantFrom(...Array.from('ABCDEFGHIKLMNOPRSTUVZ'))

/** One letter of a text changed, lost, added or swapped with the next. */
const damaged = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom('change', 'lose', 'add', 'swap'), letters)
    .map(([at, kind, letter]) => {
      const [before, after] = [text.slice(0, at), text.slice(at + 1)]
      if (kind === 'change') return before + letter + after
      if (kind === 'lose') return before + after
      if (kind === 'add') return before + letter + text.slice(at)
      return before + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2)
    })

describe('blocking', () => {
  it('still brings the true account when the surname and the first name both carry an error', () => {
    const drawn = fc.constantFrom(...ordinaryCases).chain(({ person, truth }) =>
      fc.record({
        truth: fc.constant(truth),
        nom: damaged(person.nom),
        prenom: damaged(person.prenom),
        person: fc.constant(person),
      }),
    )
    let missed = 0
    let tried = 0
    fc.assert(
      fc.property(drawn, ({ truth, nom, prenom, person }) => {
        const found = index.candidates(preparePerson({ ...person, nom, prenom }, 0))
        tried++
        if (!found.some((position) => accounts[position]?.record.id === truth)) missed++
      }),
      { numRuns: 400, seed: 7 },
    )
    expect(missed / tried).toBeLessThan(0.03)
  })
})

describe('a school whose every name carries one error', () => {
  it('gives no wrong account, and finds most people', () => {
    const people = fc.tuple(
      ...ordinaryCases.map(({ person }) =>
        damaged(person.nom).map((nom): SchoolPerson => ({ ...person, nom })),
      ),
    )
    const truth = new Map(ordinaryCases.map(({ person, truth: entId }) => [person.identifiantPronote, entId]))
    fc.assert(
      fc.property(people, (drawn) => {
        const { decisions } = reconcile({ directory: ordinaryDirectory, people: drawn })
        const certain = decisions.filter(({ outcome }) => outcome === 'certain')
        expect(certain.filter(({ pronoteId: id, entId }) => truth.get(id) !== entId)).toEqual([])
        expect(certain.length).toBeGreaterThan(30)
      }),
      { numRuns: 15, seed: 11 },
    )
  })
})

describe('people who left', () => {
  it('never receive an account, even under names of the school drawn at random', () => {
    const nom = fc.constantFrom(...ordinaryDirectory.map((account) => account.nom))
    const prenom = fc.constantFrom(...ordinaryDirectory.map((account) => account.prenom))
    fc.assert(
      fc.property(nom, prenom, fc.nat(19), (surname, first, n) => {
        const present = ordinaryCases.some(({ person }) => person.nom === surname && person.prenom === first)
        const taken = ordinaryDirectory.some(
          (account) => [account.nom, account.nomUsage].includes(surname) && account.prenom === first,
        )
        fc.pre(!present && !taken)
        const contact: SchoolPerson = {
          identifiantPronote: pronoteId(4000),
          uai,
          categorie: 'responsable',
          nom: surname,
          prenom: first,
          eleves: [pupilOf(n)],
        }
        const { decisions } = reconcile({
          directory: ordinaryDirectory,
          people: [...ordinaryCases.map(({ person }) => person), contact],
        })
        expect(decisions.find(({ pronoteId: id }) => id === contact.identifiantPronote)?.outcome).not.toBe(
          'certain',
        )
      }),
      { numRuns: 60, seed: 13 },
    )
  })
})

describe('two records of one person', () => {
  const flagged = (change: Partial<SchoolPerson>): boolean => {
    const [source] = ordinaryCases.filter(({ truth }) => truth === 'MUM06')
    if (source === undefined) throw new Error('no such case')
    const second = { ...source.person, ...change, identifiantPronote: pronoteId(4001) }
    const { decisions } = reconcile({
      directory: ordinaryDirectory,
      people: [...ordinaryCases.map(({ person }) => person), second],
    })
    return decisions.some(
      ({ pronoteId: id, flags }) => id === second.identifiantPronote && flags.includes('doublon'),
    )
  }
  it('are flagged when they differ by a typing error or by the birth name', () => {
    expect(flagged({ nom: 'GUERVLA' })).toBe(true)
    expect(flagged({ nom: 'NEDELCOEC' })).toBe(true)
  })
  it('are two people when one is a man and the other a woman', () => {
    expect(flagged({ civilite: 'M.' })).toBe(false)
  })
  it('are two people when the first names have nothing in common', () => {
    expect(flagged({ prenom: 'Ursule' })).toBe(false)
  })
})
