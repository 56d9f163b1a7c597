import { displayName } from '@preau/people'
import { auditLineText } from '@preau/platform'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { EvidenceLine, EvidenceOrder, Trace, Traces, TraceSearch } from '../../features/traces/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import type { PortalSchema } from '../schema.ts'
import { actorAccount, seenAccounts, targetAccount, visibleTo } from './trace-scope.ts'

type Db = Kysely<PortalSchema>

const countedAtMost = 10_000

type Found = Awaited<ReturnType<Traces['search']>>

/** {@link Traces.search}. Lines are walked from the latest, by their instant: a search costs what its period holds at most. */
export async function searchTraces(
  db: Db,
  scope: Scope,
  { page, ...search }: TraceSearch & { readonly page: { readonly offset: number; readonly limit: number } },
): Promise<Found> {
  const matching = sql`from audit_event v where ${conditions(search)} and ${visibleTo(scope)}`
  const [count, found] = await Promise.all([
    sql<{ total: number }>`with ${seenAccounts(scope)}
      select count(*)::integer as total from (select 1 ${matching} limit ${countedAtMost + 1}) counted`.execute(
      db,
    ),
    sql<TraceRow>`with ${seenAccounts(scope)}, v as (
        select v.* ${matching} order by v.at desc, v.id desc offset ${page.offset} limit ${page.limit})
      ${named(scope)} order by v.at desc, v.id desc`.execute(db),
  ])
  const total = count.rows[0]?.total ?? 0
  return { rows: found.rows.map(toTrace), total: Math.min(total, countedAtMost), more: total > countedAtMost }
}

/** {@link Traces.evidence}. */
export async function readEvidence(
  db: Db,
  scope: Scope,
  { accountId, from, until, limit }: EvidenceOrder,
): Promise<readonly EvidenceLine[]> {
  const { rows } = await sql<TraceRow>`with ${seenAccounts(scope)}, v as (
      select v.* from audit_event v
      where v.at >= ${from} and v.at < ${until} and (v.actor = ${accountId} or ${targetAccount} = ${accountId}::bigint)
        and ${visibleTo(scope)}
      order by v.id limit ${limit})
    ${named(scope)} order by v.id`.execute(db)
  return rows.map((row) => ({ ...toTrace(row), text: row.text }))
}

function conditions({ who, what, outcome, school, from, until }: TraceSearch): RawBuilder<boolean> {
  const all = [sql<boolean>`v.at >= ${from} and v.at < ${until}`]
  if (outcome !== undefined) all.push(sql<boolean>`v.outcome = ${outcome}`)
  if (school !== undefined) all.push(sql<boolean>`v.school = ${school}`)
  if (what?.except) all.push(sql<boolean>`v.action <> all(${[...what.except]}::text[])`)
  if (what && what.areas.length > 0)
    all.push(sql<boolean>`(split_part(v.action, '.', 1) = any(${[...what.areas]}::text[])
      or v.action = any(${[...(what.actions ?? [])]}::text[]))`)
  if (who !== undefined)
    all.push(sql<boolean>`(v.actor = any(${[...who.accountIds]}::text[]) or lower(v.actor) = ${who.text}
      or ${targetAccount} = any(${[...who.accountIds]}::bigint[]) or lower(v.target) = ${who.text})`)
  return sql<boolean>`${sql.join(all, sql` and `)}`
}

interface TraceRow extends Pick<Trace, 'id' | 'at' | 'action' | 'actor' | 'outcome' | 'data'> {
  readonly target: string | null
  readonly school: string | null
  readonly actor_id: string | null
  readonly actor_first_name: string | null
  readonly actor_last_name: string | null
  readonly target_id: string | null
  readonly target_first_name: string | null
  readonly target_last_name: string | null
  readonly text: string
}

/** Lines `v` with names. An author is named to whoever sees the line; an account acted upon, to those who administer it. */
function named(scope: Scope): RawBuilder<TraceRow> {
  const known = scope === 'all' ? sql`true` : sql`t.id in (select id from seen)`
  return sql<TraceRow>`select v.id::text, v.at, v.action, v.actor, v.outcome, v.data, v.target, v.school,
      a.id as actor_id, a.first_name as actor_first_name, a.last_name as actor_last_name,
      t.id as target_id, t.first_name as target_first_name, t.last_name as target_last_name, e.text
    from v cross join lateral (select ${auditLineText} as text from v e where e.id = v.id) e
    left join account a on a.id = ${actorAccount}
    left join account t on t.id = ${targetAccount} and ${known}`
}

function toTrace(row: TraceRow): Trace {
  const { id, at, action, actor, outcome, data } = row
  return {
    ...{ id, at, action, actor, outcome, data },
    actorId: row.actor_id ?? undefined,
    actorName: nameOf(row.actor_first_name, row.actor_last_name),
    target: row.target ?? undefined,
    targetId: row.target_id ?? undefined,
    targetName: nameOf(row.target_first_name, row.target_last_name),
    school: row.school ?? undefined,
  }
}

function nameOf(firstName: string | null, lastName: string | null): string | undefined {
  return firstName === null || lastName === null ? undefined : displayName({ firstName, lastName })
}
