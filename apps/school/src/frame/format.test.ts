import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoment, formatNumberOf, formatSchoolYear, parisDay, parisInstant } from './format.ts'

test.each([
  ['2026-09-05T21:59:59Z', '2026-09-05', '2026-09-05T23:59:59+02:00'],
  ['2026-09-05T22:00:00Z', '2026-09-06', '2026-09-06T00:00:00+02:00'],
  ['2026-12-31T23:00:00Z', '2027-01-01', '2027-01-01T00:00:00+01:00'],
  ['2026-10-25T00:59:59Z', '2026-10-25', '2026-10-25T02:59:59+02:00'],
  ['2026-10-25T01:00:00Z', '2026-10-25', '2026-10-25T02:00:00+01:00'],
])('%s is the day %s in Paris, and the instant %s', (instant, day, written) => {
  expect(parisDay(new Date(instant))).toBe(day)
  expect(parisInstant(new Date(instant))).toBe(written)
})

test('an instant written in Paris time is the same instant', () => {
  const seconds = fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2100, 0) / 1000 })
  fc.assert(
    fc.property(seconds, (value) => {
      const instant = new Date(value * 1000)
      expect(new Date(parisInstant(instant))).toEqual(instant)
      expect(parisInstant(instant).slice(0, 10)).toBe(parisDay(instant))
    }),
  )
})

test('moments, years and numbers are written as the French do', () => {
  expect(formatMoment(new Date('2026-09-05T16:10:00Z'))).toBe('05/09/2026 18:10')
  expect(formatSchoolYear(2026)).toBe('2026-2027')
  expect([0, 1, 2, 1401].map((value) => formatNumberOf(value, 'élève', 'élèves'))).toEqual([
    '0 élève',
    '1 élève',
    '2 élèves',
    '1\u202f401 élèves',
  ])
})
