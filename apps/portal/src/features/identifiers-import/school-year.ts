/**
 * The school years (2026 for 2026-2027) whose file is expected on a day: one year from September to June, two in July
 * and August, when a year is closed and the next prepared.
 */
export function expectedSchoolYears(now: Date): readonly number[] {
  const [year = 0, month = 0] = parisDay.format(now).split('-').map(Number)
  if (month >= 9) return [year]
  return month >= 7 ? [year - 1, year] : [year - 1]
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/** `2026-2027`. */
export function schoolYearLabel(year: number): string {
  return `${String(year)}-${String(year + 1)}`
}
