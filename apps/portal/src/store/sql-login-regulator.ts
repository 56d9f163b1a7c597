import { type Database, sha256 } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { LoginRegulator, LoginRules, OpenTry, TryDecision, TryRequest } from '../features/login/index.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link LoginRegulator} on PostgreSQL: each rule is one statement, so that nodes and simultaneous tries agree. */
export function sqlLoginRegulator(database: Database): LoginRegulator {
  const db = database.kysely<PortalSchema>()
  const writing = database.kyselyWritingByKey<PortalSchema>()
  const byKey = database.kyselyByKey<PortalSchema>()
  return {
    beginPassword: async (request, rules) => {
      const { login, at } = request
      const browser = await knownBrowser(byKey, request)
      if (browser) return countTry(writing, { key: browser, at }, rules)
      // A whole school may have used up its allowance: those who have logged in here before still get in.
      const until = await networkUntil(byKey, request, rules)
      if (until) return { ok: false, because: 'address', until, undecided: false }
      return countTry(writing, { key: sha256(`name:${login.trim().toLowerCase()}`), at }, rules)
    },
    beginProof: ({ kind, accountId, at }, rules) =>
      countTry(writing, { key: sha256(`${kind}:${accountId}`), at }, rules),
    confirm: async ({ key }) => {
      await sql`update login_try set running = running - 1 where key = ${key} and running > 0`.execute(
        writing,
      )
    },
    forgive: async ({ key }) => {
      await writing.deleteFrom('login_try').where('key', '=', key).execute()
    },
    giveBack: (open) => giveBack(writing, open),
    countNetwork: (failure, rules) => countNetwork(writing, failure, rules),
    purge: (past, rules) => purge(db, past, rules),
  }
}

async function knownBrowser(db: Db, request: TryRequest): Promise<Buffer | undefined> {
  const { browserToken, login, at } = request
  if (browserToken === undefined) return undefined
  const row = await db
    .selectFrom('known_browser as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .select('a.id')
    .where('b.token_hash', '=', sha256(browserToken))
    .where('b.ends_at', '>', at)
    .where('a.login', '=', login.trim().toLowerCase())
    .executeTakeFirst()
  return row && sha256(`browser:${browserToken}:${row.id}`)
}

interface Counted {
  readonly key: Buffer
  readonly at: Date
}

/** A process that dies while it looks at a password says nothing more: after this, its try counts as a mistake. */
const lookMs = 15_000

/** Counted unless a delay is running; the row is locked meanwhile, which puts simultaneous tries one after the other. */
async function countTry(db: Db, { key, at }: Counted, rules: LoginRules): Promise<TryDecision> {
  const forgotten = new Date(at.getTime() - rules.forgottenMs)
  const delays = sql`${[...rules.delays]}::int[]`
  const failures = sql`(case when t.last_at < ${forgotten}::timestamptz then 1 else t.failures + 1 end)`
  const lookedBy = new Date(at.getTime() + lookMs)
  const counted = await sql<{ free_at: Date }>`
    insert into login_try as t (key, failures, free_at, last_at, running, running_until)
    values (${key}, 1, ${at}::timestamptz + make_interval(secs => (${delays})[1]), ${at}, 1, ${lookedBy})
    on conflict (key) do update set failures = ${failures}, last_at = excluded.last_at,
      running = case when t.running_until > excluded.last_at then t.running + 1 else 1 end,
      running_until = excluded.running_until,
      free_at = excluded.last_at + make_interval(secs => (${delays})[least(${failures}, cardinality(${delays}))])
    where t.free_at <= excluded.last_at
    returning free_at`.execute(db)
  const [row] = counted.rows
  if (row) return { ok: true, open: { key, freeAt: row.free_at } }
  const columns = ['free_at', 'running', 'running_until'] as const
  const waiting = await db.selectFrom('login_try').select(columns).where('key', '=', key).executeTakeFirst()
  // Without a row, the try that stood in the way has just been forgiven.
  const undecided = !waiting || (waiting.running > 0 && waiting.running_until > at)
  return { ok: false, because: 'name', until: waiting?.free_at ?? at, undecided }
}

async function giveBack(db: Db, { key }: OpenTry): Promise<void> {
  await sql`with single as (delete from login_try where key = ${key} and failures = 1)
    update login_try set failures = failures - 1, free_at = last_at, running = greatest(running - 1, 0) where key = ${key} and failures > 1`.execute(
    db,
  )
}

interface NetworkAt {
  readonly network: string
  readonly at: Date
}

const networkKey = (network: string): Buffer => sha256(`network:${network}`)

/** A bucket that leaks steadily: beyond the allowance, a try waits until there is room for one failure. */
async function networkUntil(
  db: Db,
  { network, at }: NetworkAt,
  { allowance: { failures, perMs } }: LoginRules,
): Promise<Date | undefined> {
  const bucket = await db
    .selectFrom('login_network')
    .select('drained_at')
    .where('key', '=', networkKey(network))
    .executeTakeFirst()
  if (!bucket) return undefined
  const until = new Date(bucket.drained_at.getTime() - perMs + perMs / failures)
  return until > at ? until : undefined
}

async function countNetwork(db: Db, { network, at }: NetworkAt, { allowance }: LoginRules): Promise<void> {
  const one = sql`make_interval(secs => ${allowance.perMs / allowance.failures / 1000}::float8)`
  await sql`insert into login_network as n (key, drained_at) values (${networkKey(network)}, ${at}::timestamptz + ${one})
    on conflict (key) do update set drained_at = greatest(n.drained_at, ${at}::timestamptz) + ${one}`.execute(
    db,
  )
}

async function purge(
  db: Db,
  { now, limit }: { readonly now: Date; readonly limit: number },
  { forgottenMs }: LoginRules,
): Promise<number> {
  const forgotten = new Date(now.getTime() - forgottenMs)
  const statements = [
    sql`delete from login_try where key in
      (select key from login_try where last_at < ${forgotten} and free_at <= ${now} limit ${limit})`,
    sql`delete from login_network where key in (select key from login_network where drained_at <= ${now} limit ${limit})`,
    sql`delete from known_browser where (token_hash, account_id) in
      (select token_hash, account_id from known_browser where ends_at <= ${now} limit ${limit})`,
  ]
  const done = await Promise.all(statements.map((statement) => statement.execute(db)))
  return done.reduce((sum, { numAffectedRows = 0n }) => sum + Number(numAffectedRows), 0)
}
