import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entIdFromSequence, parseEntId } from './ent-id.ts'

const firstBlock = 26 ** 3 * 10 ** 5

describe('entIdFromSequence', () => {
  it('never changes: an identifier once given is the name of that rank for ever', () => {
    expect([0, 1, 2, 1_000_000].map(entIdFromSequence)).toMatchInlineSnapshot(`
      [
        "XKX05682",
        "BFL08936",
        "YRR19994",
        "MUN06504",
      ]
    `)
  })

  it('has three letters and five digits in the first block, then six, then seven', () => {
    expect(entIdFromSequence(firstBlock - 1)).toMatch(/^[A-Z]{3}\d{5}$/)
    expect(entIdFromSequence(firstBlock)).toMatch(/^[A-Z]{3}\d{6}$/)
    expect(entIdFromSequence(firstBlock * 11)).toMatch(/^[A-Z]{3}\d{7}$/)
    expect(entIdFromSequence(1e13)).toMatch(/^[A-Z]{3}\d{9}$/)
  })

  it('does not repeat among the first ranks nor around the change of block', () => {
    const ranks = Array.from({ length: 50_000 }, (_, index) => index)
    const around = ranks.map((rank) => firstBlock - 25_000 + rank)
    expect(new Set([...ranks, ...around].map(entIdFromSequence)).size).toBe(100_000)
  })

  it('gives two identifiers to two ranks, anywhere', () => {
    const rank = fc.integer({ min: 0, max: 1e13 })
    fc.assert(
      fc.property(rank, rank, (left, right) => {
        expect(entIdFromSequence(left) === entIdFromSequence(right)).toBe(left === right)
      }),
    )
  })

  it('does not let neighbours be seen: consecutive ranks start with different letters', () => {
    const heads = Array.from({ length: 1000 }, (_, rank) => entIdFromSequence(rank).slice(0, 3))
    expect(new Set(heads).size).toBeGreaterThan(900)
  })

  it.each([-1, 1.5, Number.NaN, 1e13 + 2])('throws for %d, which is no rank', (rank) => {
    expect(() => entIdFromSequence(rank)).toThrow(RangeError)
  })
})

describe('parseEntId', () => {
  it('reads exactly what was given, with its letter case', () => {
    expect(parseEntId('NAA31614')).toBe('NAA31614')
    expect(parseEntId('naa31614')).toBeUndefined()
    expect(parseEntId(' NAA31614')).toBeUndefined()
    expect(parseEntId('NAA3161')).toBeUndefined()
  })

  it('reads every identifier that is made', () => {
    fc.assert(
      fc.property(fc.nat(), (rank) => {
        expect(parseEntId(entIdFromSequence(rank))).toBe(entIdFromSequence(rank))
      }),
    )
  })
})
