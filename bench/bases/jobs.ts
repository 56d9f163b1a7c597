import type { Database } from '@preau/platform'
import type { ServerProcess } from '../cas/server-process.ts'

interface Measured {
  readonly bases: number
  readonly people: number
  readonly database: Database
}

/** Jobs that walk the bases: what each costs in processor time, server and database, and for each base. */
export async function measureJobs(server: ServerProcess, { bases, database }: Measured): Promise<void> {
  console.log('  job                               wall   processor: server + database   a base')
  const measure = async (label: string, work: () => Promise<unknown>): Promise<void> => {
    const before = await server.usage()
    const began = performance.now()
    const done = await work()
    const wall = performance.now() - began
    const after = await server.usage()
    const [own, other] = [after.cpuMs - before.cpuMs, (after.databaseMs ?? 0) - (before.databaseMs ?? 0)]
    const times = [wall, own, other].map((ms) => `${ms.toFixed(0)} ms`.padStart(10))
    const peak = `${(after.rss / 1_048_576).toFixed(0)} MB`
    const each = `${((own + other) / bases).toFixed(2)} ms`.padStart(10)
    console.log(`    ${label.padEnd(28)}${times.join('')}${each}   ${peak}   ${String(done)}`)
  }
  await measure('automatic exports, all', () => server.ask('export'))
  await measure('files sent', () => deliverAll(server))
  await measure('automatic exports, unchanged', () => server.ask('export'))
  for (const job of ['school-forget-ended', 'traces-seal', 'bases-purge', 'traces-purge'])
    await measure(job, () => runJob(database, job))
  await measure('twenty seconds of nothing', () => new Promise((resolve) => setTimeout(resolve, 20_000)))
}

async function deliverAll(server: ServerProcess): Promise<number> {
  let total = 0
  for (;;) {
    const sent = Number(await server.ask('deliver'))
    if (sent === 0) return total
    total += sent
  }
}

/** Leaves a job of this kind, as its hour does, and waits until a server has done it. */
async function runJob(database: Database, name: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into pgboss.job (name, data, policy) values ($1, 'null', 'exclusive') returning id`,
    [name],
  )
  for (;;) {
    const { rows: found } = await database.pool.query<{ state: string; ms: number }>(
      `select state, (extract(epoch from completed_on - started_on) * 1000)::float8 as ms from pgboss.job where id = $1`,
      [rows[0]?.id],
    )
    const [job] = found
    if (job?.state === 'completed') return `${job.ms.toFixed(0)} ms of work`
    if (job?.state === 'failed') throw new Error(`${name} failed`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
