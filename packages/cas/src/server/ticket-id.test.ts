import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomBytes } from '../../test/arbitraries.ts'
import { newTicket, ticketKindOf } from './ticket-id.ts'

const kinds = ['ST', 'PT', 'PGT', 'PGTIOU', 'TGT', 'LT'] as const

describe('newTicket', () => {
  it.each(kinds)(
    'CAS-129, CAS-135, CAS-140, CAS-144, CAS-156, CAS-160 starts with its kind, %s, and is known by it',
    (kind) => {
      const [random] = fc.sample(randomBytes, { numRuns: 1, seed: 1 })
      const ticket = newTicket(kind, random ?? { bytes: () => new Uint8Array() })
      expect(ticket.startsWith(`${kind}-`)).toBe(true)
      expect(ticketKindOf(ticket)).toBe(kind)
    },
  )

  it('CAS-153 uses letters, digits and hyphens only, whatever the randomness', () => {
    fc.assert(
      fc.property(randomBytes, fc.constantFrom(...kinds), (random, kind) => {
        expect(newTicket(kind, random)).toMatch(/^[A-Z]+-[A-Za-z0-9]{24}$/)
      }),
    )
  })

  it('CAS-128 carries at least 128 bits and gives every character the same chance', () => {
    expect(24 * Math.log2(62)).toBeGreaterThan(128)
    const letters = Array.from({ length: 248 }, (_, byte) =>
      newTicket('ST', { bytes: (count) => new Uint8Array(count).fill(byte) }).charAt(3),
    )
    const chances = Map.groupBy(letters, (letter) => letter)
    expect(chances.size).toBe(62)
    expect(Array.from(chances.values(), (found) => found.length)).toEqual(Array<number>(62).fill(4))
  })

  it.each([248, 255])('CAS-128 throws away the byte %i, which would make a character likelier', (byte) => {
    const draws = [new Uint8Array(24).fill(byte), new Uint8Array(24)]
    expect(newTicket('ST', { bytes: () => draws.shift() ?? new Uint8Array() })).toBe(`ST-${'A'.repeat(24)}`)
  })

  it('CAS-130 stays within the 32 characters that every client accepts, for service and proxy tickets', () => {
    const random = { bytes: (count: number) => new Uint8Array(count) }
    expect(newTicket('ST', random).length).toBeLessThanOrEqual(32)
    expect(newTicket('PT', random).length).toBeLessThanOrEqual(32)
  })

  it('N-57 fails closed when the randomness runs dry', () => {
    expect(() => newTicket('ST', { bytes: () => new Uint8Array(3) })).toThrow()
    expect(() => newTicket('ST', { bytes: (count) => new Uint8Array(count).fill(255) })).toThrow()
  })
})

describe('ticketKindOf', () => {
  it.each(['', 'ST', 'ST-', 'XT-abc', 'st-abc', 'ST-a_b', 'ST-a.b', ' ST-abc'])(
    'knows no kind for « %s »',
    (text) => {
      expect(ticketKindOf(text)).toBeUndefined()
    },
  )
})
