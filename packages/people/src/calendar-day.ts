/** A day without time or zone, `YYYY-MM-DD`: what a birth date is. */
export type CalendarDay = string & { readonly __brand: 'CalendarDay' }

const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
const iso = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Reads `JJ/MM/AAAA` (AAF, SIECLE, some ENTs) or `AAAA-MM-JJ` (STS, others): both are in use for the same fields.
 * `undefined` for another form, a day that does not exist, or a year outside 1800–2199. Source: pronote-facts §2.4.
 */
export function parseCalendarDay(text: string): CalendarDay | undefined {
  const trimmed = text.trim()
  const [, day, month, year] = french.exec(trimmed) ?? []
  const candidate =
    year === undefined ? trimmed : `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  return isCalendarDay(candidate) ? candidate : undefined
}

/** `JJ/MM/AAAA` for a screen; a text that is not a day is given back as it came. */
export function formatDayFr(day: string): string {
  return day.replace(iso, '$3/$2/$1')
}

function isCalendarDay(candidate: string): candidate is CalendarDay {
  const [, year, month, day] = (iso.exec(candidate) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1) return false
  return day <= daysIn(month, year)
}

function daysIn(month: number, year: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
