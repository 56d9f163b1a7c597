const instant = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
})

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

const longDay = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })

const number = new Intl.NumberFormat('fr-FR')

/** `05/09/2026 à 18:10`, in the time of France. */
export function formatInstantFr(at: Date): string {
  return instant.format(at).replace(/[ ,]+(?=\d\d:)/, ' à ')
}

/** The day it is in France, `YYYY-MM-DD`. */
export function dayInFrance(at: Date): string {
  return day.format(at)
}

/** `1er septembre 2026`, for a day `YYYY-MM-DD`. */
export function formatLongDayFr(isoDay: string): string {
  return longDay.format(new Date(`${isoDay}T00:00:00Z`)).replace(/^1 /, '1er ')
}

/** `1 401`, with the narrow no-break space. */
export function formatNumberFr(value: number): string {
  return number.format(value)
}

/** `0 compte`, `1 compte`, `12 comptes`: zero is singular in French. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumberFr(count)}\u00a0${Math.abs(count) < 2 ? singular : plural}`
}

/** The instant when a day `YYYY-MM-DD` begins in France. */
export function startOfDayInFrance(isoDay: string): Date {
  const summer = new Date(`${isoDay}T00:00:00+02:00`)
  return dayInFrance(summer) === isoDay ? summer : new Date(`${isoDay}T00:00:00+01:00`)
}
