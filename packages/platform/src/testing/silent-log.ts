import { createLog, type Log } from '../log/create-log.ts'

/** A log that says nothing. */
export function silentLog(): Log {
  return createLog({ name: 'test', level: 'silent' })
}
