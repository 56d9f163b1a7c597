import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../random.ts'
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts'

describe('recovery codes', () => {
  const codes = newRecoveryCodes(systemRandom)

  test('are ten, all different, and carry no letter mistaken for a figure', () => {
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
  })

  test.each(codes)('%s is recognised in small letters, without its dash, with spaces', (code) => {
    const stored = recoveryHash('7', code)
    expect(stored).toHaveLength(32)
    expect(recoveryHash('7', ` ${code.toLowerCase().replace('-', ' ')} `)).toEqual(stored)
    expect(recoveryHash('8', code)).not.toEqual(stored)
  })

  test('anything else is no code, and no fault', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect([undefined, 32]).toContain(recoveryHash('7', typed)?.length)
      }),
    )
    expect(recoveryHash('7', '123456')).toBeUndefined()
  })
})
