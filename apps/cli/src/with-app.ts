import { createLifecycle, createLog, type Lifecycle, type Log } from '@preau/platform'
import { type Portal, readPortalConfig, startPortal } from '@preau/portal'
import { readSchoolConfig, type School, startSchool } from '@preau/school'
import type { Call } from './command.ts'

/** Opens the portal beside a running server, or alone, for the time of one command. */
export async function withPortal<T>(call: Call, work: (portal: Portal) => Promise<T>): Promise<T> {
  return await during(async (lifecycle, log) =>
    work(await startPortal(readPortalConfig(call.env), lifecycle, { access: 'borrow', log })),
  )
}

/** Opens the school server beside a running one, or alone, for the time of one command. */
export async function withSchool<T>(call: Call, work: (school: School) => Promise<T>): Promise<T> {
  return await during(async (lifecycle, log) =>
    work(await startSchool(readSchoolConfig(call.env), lifecycle, { access: 'borrow', log })),
  )
}

async function during<T>(work: (lifecycle: Lifecycle, log: Log) => Promise<T>): Promise<T> {
  const log = quietLog()
  const lifecycle = createLifecycle(log, 10_000)
  try {
    return await work(lifecycle, log)
  } finally {
    await lifecycle.stop()
  }
}

/** Standard output belongs to the answer of a command: only warnings are written, on the other stream. */
export const quietLog = (): Log => createLog({ name: 'preau', level: 'warn', destination: process.stderr })
