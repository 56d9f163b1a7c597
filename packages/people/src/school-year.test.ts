import { expect, test } from 'vitest'
import { openSchoolYears, schoolYearLabel, schoolYearOf } from './school-year.ts'

test.each([
  ['2026-08-31T21:59:59Z', 2025],
  ['2026-08-31T22:00:00Z', 2026],
  ['2027-01-01T00:00:00Z', 2026],
  ['2027-09-02T06:00:00Z', 2027],
  ['2030-07-14T08:00:00Z', 2029],
])('the school year turns on the first of September, in Paris: %s', (now, year) => {
  expect(schoolYearOf(new Date(now))).toBe(year)
})

test.each([
  ['2027-06-30T21:00:00Z', [2026]],
  ['2027-06-30T22:30:00Z', [2026, 2027]],
  ['2030-08-20T08:00:00Z', [2029, 2030]],
  ['2030-09-01T08:00:00Z', [2030]],
])('in July and August one year is closed and the next prepared: %s', (now, years) => {
  expect(openSchoolYears(new Date(now))).toEqual(years)
})

test('a school year is said by both of its years', () => {
  expect(schoolYearLabel(2026)).toBe('2026-2027')
})
