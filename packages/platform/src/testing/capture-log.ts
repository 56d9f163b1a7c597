import { createLog, type Log } from '../log/create-log.ts'

/** A log kept in memory, to look for what must never be written. */
export interface CapturedLog {
  readonly log: Log
  /** Everything written so far. */
  text(): string
}

/** Opens a log at the most talkative level and keeps its lines. */
export function captureLog(): CapturedLog {
  const lines: string[] = []
  const log = createLog({
    name: 'test',
    level: 'trace',
    destination: { write: (line) => void lines.push(line) },
  })
  return { log, text: () => lines.join('') }
}
