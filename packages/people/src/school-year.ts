const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/**
 * The year in which the school year of an instant starts: 2026 for 2026-2027. It turns on the first of September, in Paris: that
 * is when the school year starts for administrations (code de l’éducation, L. 521-1), whatever the day pupils come back.
 */
export function schoolYearOf(now: Date): number {
  const [year = 0, month = 0] = paris.format(now).split('-').map(Number)
  return month >= 9 ? year : year - 1
}

/**
 * The school years in which work is done on a day, the present one first: two in July and August, when one is closed and the next
 * prepared.
 */
export function openSchoolYears(now: Date): readonly number[] {
  const year = schoolYearOf(now)
  const month = Number(paris.format(now).slice(5, 7))
  return month === 7 || month === 8 ? [year, year + 1] : [year]
}

/** `2026-2027`. */
export function schoolYearLabel(year: number): string {
  return `${String(year)}-${String(year + 1)}`
}
