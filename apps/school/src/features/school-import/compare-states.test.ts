import { describe, expect, it } from 'vitest'
import { compareStates } from './compare-states.ts'
import { digestOfChanges } from './digest-of-changes.ts'
import type { PersonState } from './person-state.ts'

const lise: PersonState = {
  id: '1',
  name: 'Lise Morvan',
  category: 'pupil',
  present: true,
  values: { category: 'pupil', lastName: 'Morvan', birthDate: '2013-02-14', classes: '6E 2' },
  children: [],
}
const odile: PersonState = {
  id: '7',
  name: 'Odile Morvan',
  category: 'guardian',
  present: true,
  values: { category: 'guardian', lastName: 'Morvan' },
  children: [{ id: '1', name: 'Lise Morvan', level: null }],
}
const people = (...states: readonly PersonState[]): ReadonlyMap<string, PersonState> =>
  new Map(states.map((state) => [state.id, state]))

describe('two looks at a base', () => {
  it('say nothing of somebody whom nothing happened to', () => {
    expect(compareStates(people(lise, odile), people(lise, odile))).toEqual([])
  })

  it('give each value before and after', () => {
    const moved = { ...lise, values: { ...lise.values, classes: '6E 3', city: 'Rennes' } }
    expect(compareStates(people(lise), people(moved))).toEqual([
      {
        kind: 'changed',
        personId: '1',
        name: 'Lise Morvan',
        category: 'pupil',
        fields: [
          { field: 'city', after: 'Rennes' },
          { field: 'classes', before: '6E 2', after: '6E 3' },
        ],
      },
    ])
  })

  it('never show a national number, only that it changed', () => {
    const numbered = { ...lise, values: { ...lise.values, ine: '120456789AB' } }
    const changes = compareStates(people(lise), people(numbered))
    expect(changes[0]?.fields).toEqual([{ field: 'ine', after: '…' }])
    expect(JSON.stringify(changes)).not.toContain('120456789AB')
  })

  it('introduce somebody new by what tells them from a namesake', () => {
    expect(compareStates(people(), people(lise, odile))).toMatchObject([
      { kind: 'added', name: 'Odile Morvan', fields: [{ field: 'children', after: 'Lise Morvan' }] },
      {
        kind: 'added',
        name: 'Lise Morvan',
        fields: [{ field: 'birthDate' }, { field: 'classes', after: '6E 2' }],
      },
    ])
  })

  it('tell departures first, then changes, returns and new people', () => {
    const gone = { ...lise, present: false, values: { ...lise.values, leftOn: '2026-09-07' } }
    const away = { ...odile, id: '8', present: false }
    const renamed = { ...odile, name: 'Odile Kerbrat', values: { ...odile.values, lastName: 'Kerbrat' } }
    const back = { ...away, present: true }
    const newcomer = { ...lise, id: '9', name: 'Noé Le Goff' }
    const changes = compareStates(people(lise, odile, away), people(newcomer, back, renamed, gone))
    expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
      ['left', 'Lise Morvan'],
      ['changed', 'Odile Kerbrat'],
      ['back', 'Odile Morvan'],
      ['added', 'Noé Le Goff'],
    ])
  })

  it('do not say that guardians changed because their child was renamed, but that they lost one', () => {
    const renamed = { ...odile, children: [{ id: '1', name: 'Lise Morvan-Kerbrat', level: null }] }
    expect(compareStates(people(odile), people(renamed))).toEqual([])
    const alone = { ...odile, children: [] }
    expect(compareStates(people(odile), people(alone))[0]?.fields).toEqual([
      { field: 'children', before: 'Lise Morvan' },
    ])
  })
})

describe('the digest of changes', () => {
  const [added] = compareStates(people(), people(lise))

  it('is the same for the same changes, whatever number somebody new gets', () => {
    if (added === undefined) throw new Error('nobody was added')
    expect(digestOfChanges([{ ...added, personId: '99' }])).toBe(digestOfChanges([added]))
  })

  it('differs as soon as one value does', () => {
    if (added === undefined) throw new Error('nobody was added')
    const other = { ...added, fields: [{ field: 'classes', after: '6E 9' }] } as const
    expect(digestOfChanges([other])).not.toBe(digestOfChanges([added]))
    expect(digestOfChanges([])).not.toBe(digestOfChanges([added]))
  })
})
