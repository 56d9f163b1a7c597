const count = new Intl.NumberFormat('fr-FR')
const moment = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
})
const day = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' })

/** `1 401`, with the French separator. */
export const formatCount = (value: number): string => count.format(value)

/** `1 personne ajoutée`, `12 personnes ajoutées`: French counts nothing, and one and a half, as one. */
export const formatNumberOf = (value: number, one: string, many: string): string =>
  `${count.format(value)} ${value < 2 ? one : many}`

/** `30 secondes`, `4 minutes`: how long is still to be waited, from milliseconds. */
export const formatWait = (ms: number): string =>
  ms <= 60_000
    ? formatNumberOf(Math.ceil(ms / 1000), 'seconde', 'secondes')
    : formatNumberOf(Math.ceil(ms / 60_000), 'minute', 'minutes')

/** `05/09/2026 18:10`, Paris time. */
export const formatMoment = (instant: Date): string => moment.format(instant)

/** The calendar day of an instant in Paris, ISO `YYYY-MM-DD`. */
export const parisDay = (instant: Date): string => day.format(instant)

export { schoolYearLabel as formatSchoolYear } from '@preau/people'

const parts = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' })
const clockTime = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'medium' })

/** An instant with the offset of Paris, ISO: `2026-09-05T18:10:30+02:00`. */
export function parisInstant(instant: Date): string {
  const zone = parts.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const offset = /[+−-]\d{2}:\d{2}/.exec(zone)?.[0]?.replace('−', '-') ?? 'Z'
  return `${parisDay(instant)}T${clockTime.format(instant)}${offset}`
}
