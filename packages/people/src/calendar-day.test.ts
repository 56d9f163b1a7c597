import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDayFr, parseCalendarDay } from './calendar-day.ts'

describe('parseCalendarDay', () => {
  it.each([
    ['14/02/2012', '2012-02-14'],
    ['2012-02-14', '2012-02-14'],
    [' 7/3/2012 ', '2012-03-07'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2000', '2000-02-29'],
  ])('reads « %s » as %s', (text, day) => {
    expect(parseCalendarDay(text)).toBe(day)
  })

  it.each([
    '',
    '29/02/2023',
    '29/02/1900',
    '31/04/2012',
    '00/01/2012',
    '01/13/2012',
    '01/00/2012',
    '14/02/12',
    '14-02-2012',
    '2012-2-14',
    '2012/02/14',
    '14/02/0012',
    '14/02/2012 10:00',
    'hier',
  ])('refuses « %s »', (text) => {
    expect(parseCalendarDay(text)).toBeUndefined()
  })

  it('agrees with the calendar on every day, and its French form reads back', () => {
    const day = fc.date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        expect(parseCalendarDay(iso)).toBe(iso)
        expect(parseCalendarDay(formatDayFr(iso))).toBe(iso)
      }),
    )
  })
})

describe('formatDayFr', () => {
  it('writes the day as the French do', () => {
    expect(formatDayFr('2012-02-14')).toBe('14/02/2012')
  })

  it('gives back what is not a day', () => {
    expect(formatDayFr('inconnue')).toBe('inconnue')
  })
})
