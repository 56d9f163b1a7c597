import type { Log } from '../log/create-log.ts'

/** What was opened, to be closed in reverse order. */
export interface Lifecycle {
  /** Log of the process; set its `level` once the configuration is read. */
  readonly log: Log
  /** Remembers how to close something that has just been opened. */
  defer(name: string, close: () => unknown): void
  /** Closes everything, last opened first. A close that fails or lasts is logged and the others go on. Does it once. */
  stop(): Promise<void>
}

/** Starts an empty list of things to close; `stepTimeoutMs` bounds each of them. */
export function createLifecycle(log: Log, stepTimeoutMs: number): Lifecycle {
  const steps: { name: string; close: () => unknown }[] = []
  let stopping: Promise<void> | undefined
  const stopAll = async (): Promise<void> => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      try {
        await withLimit(Promise.resolve(step.close()), stepTimeoutMs)
      } catch (error) {
        log.error({ err: error, step: step.name }, 'stopping')
      }
    }
  }
  return {
    log,
    defer: (name, close) => void steps.push({ name, close }),
    stop: () => (stopping ??= stopAll()),
  }
}

async function withLimit(work: Promise<unknown>, limitMs: number): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`not closed after ${limitMs} ms`)), limitMs)
  try {
    await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
