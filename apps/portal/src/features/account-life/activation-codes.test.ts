import { systemRandom } from '@preau/platform'
import { describe, expect, test } from 'vitest'
import { activationHash, newActivationCode } from './activation-codes.ts'

describe('activation codes', () => {
  test('are three groups of four letters and figures that nobody mistakes', () => {
    const codes = Array.from({ length: 200 }, () => newActivationCode(systemRandom))
    expect(new Set(codes).size).toBe(200)
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/)
  })

  test.each(['7kq2 mxwp 4trb', '7KQ2MXWP4TRB', ' 7KQ2–MXWP–4TRB ', '7kq2.mxwp.4trb'])(
    'typed as %j it is the same code',
    (typed) => {
      expect(activationHash(typed)).toEqual(activationHash('7KQ2-MXWP-4TRB'))
    },
  )

  test.each(['', '7KQ2-MXWP', '7KQ2-MXWP-4TRB-X', '0OIL-MXWP-4TRB', 'ÉÉÉÉ-MXWP-4TRB'])(
    '%j cannot be one',
    (typed) => {
      expect(activationHash(typed)).toBeUndefined()
    },
  )
})
