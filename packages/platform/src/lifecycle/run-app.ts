import { ConfigError } from '../config/config-error.ts'
import { EmbeddedDatabaseError } from '../database/embedded/embedded-database-error.ts'
import { DatabaseTooRecent } from '../database/migrate.ts'
import { Refusal } from '../errors/refusal.ts'
import { createLog } from '../log/create-log.ts'
import { createLifecycle, type Lifecycle } from './create-lifecycle.ts'

/** A process to run. */
export interface RunOptions {
  /** Name in the log. */
  readonly name: string
  /** Longest time each thing takes to close, milliseconds; 30 s by default. */
  readonly stepTimeoutMs?: number
}

/**
 * Runs a server until SIGTERM or SIGINT, then closes what `start` deferred, in reverse order: it stops listening, finishes the
 * requests, the jobs, the database. A second signal ends at once. What the operator can mend (configuration, data folder) is said
 * in a sentence without a stack.
 *
 * Exit codes: 0 stopped as asked, 1 failed, 78 configuration.
 */
export async function runApp(
  options: RunOptions,
  start: (lifecycle: Lifecycle) => Promise<unknown>,
): Promise<void> {
  const lifecycle = createLifecycle(createLog({ name: options.name }), options.stepTimeoutMs ?? 30_000)
  const stop = (signal: NodeJS.Signals): void => {
    lifecycle.log.info({ signal }, 'stopping')
    process.once(signal, () => process.exit(1))
    void lifecycle.stop().then(() => process.exit(process.exitCode ?? 0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  try {
    await start(lifecycle)
  } catch (error) {
    report(error, lifecycle)
    process.exitCode = error instanceof ConfigError ? error.exitCode : 1
    await lifecycle.stop()
    process.exit()
  }
}

function report(error: unknown, lifecycle: Lifecycle): void {
  const sentence = operatorSentence(error)
  if (sentence === undefined) lifecycle.log.fatal({ err: error }, 'does not start')
  else process.stderr.write(`${sentence}\n`)
}

/** The sentence of an error that the operator can mend; undefined for a fault. */
export function operatorSentence(error: unknown): string | undefined {
  if (error instanceof Refusal) return `${error.texts.sentence} ${error.texts.next}`
  const mendable = [ConfigError, EmbeddedDatabaseError, DatabaseTooRecent].some(
    (kind) => error instanceof kind,
  )
  if (mendable && error instanceof Error) return error.message
  if (!(error instanceof Error) || !('code' in error) || !('port' in error)) return undefined
  if (error.code === 'EADDRINUSE')
    return `Le port ${String(error.port)} est déjà pris par un autre programme.`
  if (error.code === 'EACCES')
    return `Le port ${String(error.port)} est réservé. Choisissez-en un au-dessus de 1024.`
  return undefined
}
