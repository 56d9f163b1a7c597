import { expect, test } from 'vitest'
import { mondaysUntil, sumByCause, sumByWeek } from './sum-causes.ts'

const lines = [
  { week: '2026-08-31', reason: 'held', attempts: 2 },
  { week: '2026-09-07', reason: 'attribute-missing', attempts: 5 },
  { week: '2026-09-07', reason: 'held', attempts: 1 },
] as const

test('the weeks of a period start on Monday, and the last one is that of today', () => {
  const weeks = mondaysUntil('2026-09-13', '12')
  expect(weeks).toHaveLength(12)
  expect(weeks.at(-1)).toBe('2026-09-07')
  expect(weeks.at(-2)).toBe('2026-08-31')
  expect(mondaysUntil('2026-09-14', '12').at(-1)).toBe('2026-09-14')
})

test('causes are summed over the period, the most frequent first, with those of this week', () => {
  expect(sumByCause(lines, '2026-09-07')).toEqual([
    { reason: 'attribute-missing', attempts: 5, thisWeek: 5 },
    { reason: 'held', attempts: 3, thisWeek: 1 },
  ])
})

test('a week without a failure is shown as well', () => {
  expect(sumByWeek(lines, ['2026-08-24', '2026-08-31', '2026-09-07'])).toEqual([
    { week: '2026-08-24', attempts: 0, main: undefined },
    { week: '2026-08-31', attempts: 2, main: 'held' },
    { week: '2026-09-07', attempts: 6, main: 'attribute-missing' },
  ])
})
