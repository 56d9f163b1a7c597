import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { birthDay, ine, personName, pronoteId, uai } from '../test/arbitraries.ts'
import { nameKey } from './name-key.ts'

describe('the generators that other packages use', () => {
  it.each([
    ['school numbers', uai, /^\d{7}[A-Z]$/],
    ['identifiers', pronoteId, /^[2-9A-Z]{16}$/],
    ['birth days', birthDay, /^\d{4}-\d{2}-\d{2}$/],
    ['pupil numbers', ine, /^\d{9}[A-Z]{2}$/],
    ['names', personName, /^\S.*\S$|^\S$/u],
  ])('make %s', (_, generator, shape) => {
    fc.assert(
      fc.property<[string]>(generator, (value) => {
        expect(value).toMatch(shape)
        expect(nameKey(value)).not.toBe('')
      }),
    )
  })
})
