import { type Db, fromKysely, PgBoss, type Queue } from 'pg-boss'

import { type AnyTransaction, seenAs } from '../database/any-transaction.ts'
import type { Database } from '../database/open-database.ts'
import type { Log } from '../log/create-log.ts'

/** What a handler may know of its job. */
export interface JobContext {
  readonly id: string
  /** 0 the first time. */
  readonly attempt: number
  /** Aborted when the program stops or the job has lasted too long. */
  readonly signal: AbortSignal
}

/** How a kind of job behaves. */
export interface JobOptions {
  /** Attempts after the first failure; 2 by default. The pause between them doubles from 5 s. */
  readonly retryLimit?: number
  /** Jobs of this kind run at a time by this node; 1 by default. */
  readonly parallel?: number
  /** With `parallel`: one at a time of each group (`EnqueueOptions.group`), so that whom one group waits for does not hold the others. */
  readonly groupsTakeTurns?: boolean
  /** At most one job, waiting or running, per `onlyOneFor`. */
  readonly exclusive?: boolean
  /** A job that lasts longer is failed; 15 minutes by default. */
  readonly timeoutSeconds?: number
}

/** When and with what a job is left. */
export interface EnqueueOptions {
  /** The job exists if and only if this transaction commits. */
  readonly transaction?: AnyTransaction
  /** With `exclusive`: what there may be only one of (a school, a service). */
  readonly onlyOneFor?: string
  /** With `groupsTakeTurns`: whom the job is for (a service to be told). */
  readonly group?: string
  /** Earliest start. */
  readonly after?: Date
}

/** A kind of job. */
export interface JobKind<Data extends object> {
  readonly name: string
  /** Leaves a job; undefined when an exclusive one was already there. */
  enqueue(data: Data, options?: EnqueueOptions): Promise<string | undefined>
  /** Has this node look at once for jobs whose transaction has just committed; otherwise it does within a second. */
  look(): void
}

/** Work done aside from requests, kept in the database: it survives the process and is shared between nodes. */
export interface Jobs {
  /** Declares a kind of job and what does it. Before `start`. Data is JSON and carries keys, never people. */
  define<Data extends object>(
    name: string,
    handler: (data: Data, job: JobContext) => Promise<void>,
    options?: JobOptions,
  ): JobKind<Data>
  /** Work that comes back (cron expression, Europe/Paris), on one node at a time. Before `start`. */
  repeat(name: string, cron: string, work: (job: JobContext) => Promise<void>): void
  start(): Promise<void>
  /** Waits for the jobs in progress, 30 s at most; what remains starts again later. */
  stop(): Promise<void>
}

interface Definition {
  readonly name: string
  readonly handler: (data: never, job: JobContext) => Promise<void>
  readonly options: JobOptions
  readonly cron?: string
}

// A job whose node was killed is given to another after this long without a sign of life.
const heartbeatSeconds = 30

/** Opens the jobs of an application, in the schema `pgboss` of its database. */
export function createJobs(database: Database, log: Log): Jobs {
  const db: Db = { executeSql: (text, values) => database.pool.query(text, values) }
  const boss = new PgBoss({ db, schema: 'pgboss' })
  const definitions = new Map<string, Definition>()
  const workers = new Map<string, Workers>()
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))

  const declare = (definition: Definition): void => {
    if (definitions.has(definition.name)) throw new TypeError(`two kinds of job are named ${definition.name}`)
    definitions.set(definition.name, definition)
  }
  const enqueue = async (
    name: string,
    data: object,
    options: EnqueueOptions = {},
  ): Promise<string | undefined> => {
    const { transaction, onlyOneFor, after, group } = options
    const id = await boss.send(name, data, {
      ...(transaction && { db: fromKysely(seenAs<unknown>(transaction)) }),
      ...(onlyOneFor !== undefined && { singletonKey: onlyOneFor }),
      ...(after && { startAfter: after }),
      ...(group !== undefined && { group: { id: group } }),
    })
    // Not while the transaction is open: the worker would not see the job yet.
    if (transaction === undefined) workers.get(name)?.wake()
    return id ?? undefined
  }

  return {
    define(name, handler, options = {}) {
      declare({ name, handler, options })
      return {
        name,
        enqueue: (data, when) => enqueue(name, data, when),
        look: () => workers.get(name)?.wake(),
      }
    },
    repeat(name, cron, work) {
      declare({ name, handler: (_data, job) => work(job), options: { exclusive: true, retryLimit: 0 }, cron })
    },
    async start() {
      await boss.start()
      for (const definition of definitions.values()) {
        workers.set(definition.name, await startWorkers(boss, definition, log))
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 30_000, close: false }),
  }
}

/** Those of one kind of job, one for each that runs at a time. */
interface Workers {
  /** One of them looks for a job at once; whoever finds one wakes the next. */
  wake(): void
}

async function startWorkers(boss: PgBoss, definition: Definition, log: Log): Promise<Workers> {
  const { name, options, cron } = definition
  await settleQueue(boss, definition)
  if (cron !== undefined) await boss.schedule(name, cron, null, { tz: 'Europe/Paris' })
  const ids: string[] = []
  const wake = (place: number): void => {
    const id = ids[place % ids.length]
    if (id !== undefined) boss.notifyWorker(id)
  }
  const polling = {
    batchSize: 1,
    pollingIntervalSeconds: 1,
    ...(options.groupsTakeTurns === true && { localGroupConcurrency: 1 }),
  }
  for (let place = 0; place < (options.parallel ?? 1); place += 1) {
    const look = async ([job]: BossJob[]): Promise<void> => {
      if (job === undefined) return
      // Where one job is there may be others: without these two, each worker would take one in a second.
      wake(place + 1)
      try {
        await perform(definition, job, log)
      } finally {
        wake(place)
      }
    }
    ids.push(await boss.work(name, polling, look))
  }
  return { wake: () => wake(0) }
}

async function settleQueue(boss: PgBoss, { name, options }: Definition): Promise<void> {
  const settings: Omit<Queue, 'name' | 'policy'> = {
    retryLimit: options.retryLimit ?? 2,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: options.timeoutSeconds ?? 900,
    heartbeatSeconds,
  }
  if ((await boss.getQueue(name)) !== null) return boss.updateQueue(name, settings)
  await boss.createQueue(name, { ...settings, policy: options.exclusive ? 'exclusive' : 'standard' })
}

async function perform({ name, handler }: Definition, job: BossJob, log: Log): Promise<void> {
  try {
    // The data was given by `enqueue` of the same kind.
    await handler(job.data as never, { id: job.id, attempt: job.retryCount, signal: job.signal })
  } catch (error) {
    log.error({ err: error, job: name, id: job.id, attempt: job.retryCount }, 'job failed')
    throw error
  }
}

interface BossJob {
  readonly id: string
  readonly data: unknown
  readonly retryCount: number
  readonly signal: AbortSignal
}
