import { counted } from '../../frame/format-fr.ts'

/** « 1 minute », « 16 minutes », « 1 heure 4 minutes »: rounded up, so that coming back then is never too early. */
export function delayInWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  const hours = Math.floor(minutes / 60)
  if (ms < 55_000) return counted(Math.max(1, Math.ceil(ms / 1000)), 'seconde')
  if (hours === 0) return counted(minutes, 'minute')
  const rest = minutes % 60
  return rest === 0 ? counted(hours, 'heure') : `${counted(hours, 'heure')} ${counted(rest, 'minute')}`
}
