import { describe, expect, it } from 'vitest'
import { parseIne } from './ine.ts'

describe('parseIne', () => {
  it.each([
    ['RNIE', '123456789AB'],
    ['BEA', '1234567890A'],
    ['agricultural', 'A1234567890'],
  ])('reads the %s form', (_, ine) => {
    expect(parseIne(ine)).toBe(ine)
  })

  it('reads groups and lower case', () => {
    expect(parseIne(' 123 456 789 ab ')).toBe('123456789AB')
  })

  it.each(['', '123456789A', '123456789ABC', '12345678-AB', 'ABSENTABSEN'])('refuses « %s »', (text) => {
    expect(parseIne(text)).toBeUndefined()
  })
})
