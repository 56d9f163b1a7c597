import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, type Edge } from './assign.ts'

const solve = (edges: readonly Edge[], absent = 0.05): number[] =>
  Array.from(assign(edges, { people: 4, accounts: 4, absent: () => absent }))
const edge = (person: number, account: number, odds: number): Edge => ({ person, account, odds })

describe('the one-to-one assignment', () => {
  it('is surer of a lone claim than of the evidence alone: the owner of the account is expected once', () => {
    const [odds] = solve([edge(0, 0, 8)])
    expect(odds).toBeGreaterThan(11)
  })
  it('is no surer when the file covers little of the directory', () => {
    const [odds] = solve([edge(0, 0, 8)], 0.95)
    expect(odds).toBeLessThan(8.2)
  })
  it('lets nobody win between two equal claims on one account', () => {
    const [left, right] = solve([edge(0, 0, 15), edge(1, 0, 15)])
    expect(left).toBeCloseTo(right ?? 99, 5)
    expect(left).toBeLessThan(1)
  })
  it('lets the clearly better claim win', () => {
    const [left, right] = solve([edge(0, 0, 25), edge(1, 0, 5)])
    expect(left).toBeGreaterThan(15)
    expect(right).toBeLessThan(-15)
  })
  it('gives the second account to the second homonym when the first is clearly another’s', () => {
    const odds = solve([edge(0, 0, 25), edge(1, 0, 12), edge(1, 1, 12)])
    expect(odds[2]).toBeGreaterThan(8)
    expect(odds[1]).toBeLessThan(-8)
  })
  it('leaves two homonyms without other evidence undecided', () => {
    const odds = solve([edge(0, 0, 12), edge(0, 1, 12), edge(1, 0, 12), edge(1, 1, 12)])
    for (const value of odds) expect(Math.abs(value)).toBeLessThan(2)
  })
  it('never finds two people likely for one account, nor two accounts likely for one person', () => {
    const anyEdges = fc.uniqueArray(
      fc.record({
        person: fc.nat(3),
        account: fc.nat(3),
        odds: fc.double({ min: -20, max: 60, noNaN: true }),
      }),
      { selector: ({ person, account }) => `${person} ${account}` },
    )
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const odds = solve(edges)
        const likely = edges.filter((_, position) => (odds[position] ?? 0) > 3)
        const people = new Set(likely.map(({ person }) => person))
        const accounts = new Set(likely.map(({ account }) => account))
        return people.size === likely.length && accounts.size === likely.length
      }),
    )
  })
})
