import { describe, expect, it } from 'vitest'
import { certainOdds } from './certain-odds.ts'

const solved = (...odds: number[]) => ({
  byPerson: odds.map((value, person) => [
    {
      person,
      account: person,
      raw: value,
      odds: value,
      evidence: { stranger: value, relative: value, homonym: value, veto: false, clues: [] },
    },
  ]),
})

describe('the odds from which a match is certain', () => {
  it('go down in a school where nearly everybody is very sure', () => {
    expect(certainOdds([solved(...Array<number>(1400).fill(22), 11, 10.6)])).toBe(10.5)
  })
  it('go up in a school where many are just sure', () => {
    expect(
      certainOdds([solved(...Array<number>(500).fill(22), ...Array<number>(500).fill(11.2))]),
    ).toBeGreaterThan(11.2)
  })
  it('never refuse a match whose risk is below one in four thousand', () => {
    expect(certainOdds([solved(...Array<number>(50).fill(12.1))])).toBeLessThanOrEqual(12)
  })
  it('may go higher for a file with names only', () => {
    expect(certainOdds([solved(...Array<number>(50).fill(12.1))], 'namesOnly')).toBeGreaterThan(12.1)
  })
  it('are prudent when there is nobody', () => {
    expect(certainOdds([])).toBe(10.5)
  })
})
