import { displayName, nameKey } from '@preau/people'
import { recordAudit } from '@preau/platform'
import { type RawBuilder, sql } from 'kysely'
import type { Trace, TraceSearch, TraceStore } from '../features/traces/index.ts'
import type { Visit } from '../frame/operator.ts'
import type { SchoolDatabase } from './school-database.ts'

const countedAtMost = 10_000

/** {@link TraceStore} on PostgreSQL. Lines are walked from the latest: a search costs what its period holds at most. */
export function createTraceStore(db: SchoolDatabase): TraceStore {
  return {
    search: async (visit, search, { offset, limit }) => {
      const matching = linesOf(visit, conditions(visit, search))
      const [count, found] = await Promise.all([
        sql<{ total: number }>`select count(*)::integer as total
          from (select 1 ${matching} limit ${countedAtMost + 1}) counted`.execute(db),
        sql<TraceRow>`with v as (
            select v.* ${matching} order by v.at desc, v.id desc offset ${offset} limit ${limit})
          ${named(visit)} order by v.at desc, v.id desc`.execute(db),
      ])
      const total = count.rows[0]?.total ?? 0
      const more = total > countedAtMost
      return { rows: found.rows.map(toTrace), total: more ? countedAtMost : total, more }
    },
    record: (entry) => db.transaction().execute((trx) => recordAudit(trx, entry)),
  }
}

/**
 * Lines of the base, and the sign-ins of those who run it, which name no base; a host sees those of the hosts too. Each of the two
 * is read in its own place of the index, so that other bases cost nothing.
 */
const linesOf = ({ base, operator }: Visit, matching: RawBuilder<boolean>): RawBuilder<unknown> => sql`from (
    select v.* from audit_event v where v.school = ${base.uai} and ${matching}
    union all
    select v.* from audit_event v where v.school is null and v.actor in (
      select 'operator:' || o.login from operator o
      where ${operator.allBases} and o.all_bases
        or exists (select 1 from operator_base b where b.operator_id = o.id and b.base_id = ${base.id})) and ${matching}) v`

function conditions({ base }: Visit, search: TraceSearch): RawBuilder<boolean> {
  const all = [sql<boolean>`v.at >= ${search.from} and v.at < ${search.until}`]
  if (search.outcome !== undefined) all.push(sql<boolean>`v.outcome = ${search.outcome}`)
  if (search.actions.length > 0) all.push(sql<boolean>`v.action like any(${[...search.actions]}::text[])`)
  if (search.except.length > 0) all.push(sql<boolean>`v.action <> all(${[...search.except]}::text[])`)
  if (search.text !== '') all.push(concerning(base.id, search.text))
  return sql<boolean>`${sql.join(all, sql` and `)}`
}

/** Lines by or about somebody: an operator by log-in name, a person of the base by name or identifier, a user of the ENT. */
function concerning(baseId: string, text: string): RawBuilder<boolean> {
  const words = nameKey(text)
    .split(' ')
    .filter((word) => word !== '')
  const names = words.map((word) => sql<boolean>`p.name_key like ${`%${word}%`}`)
  const named = names.length === 0 ? sql<boolean>`false` : sql.join(names, sql` and `)
  const people = sql`select 'person:' || p.id from person p where p.base_id = ${baseId}
    and (${named} or p.pronote_id = ${text.toUpperCase()} or p.cas_id = ${text})`
  return sql<boolean>`(v.actor in (${`operator:${text.toLowerCase()}`}, ${`cas:${text}`})
    or v.target = ${`operator:${text.toLowerCase()}`} or v.actor in (${people}) or v.target in (${people}))`
}

interface TraceRow extends Pick<Trace, 'id' | 'at' | 'action' | 'actor' | 'outcome' | 'data'> {
  readonly target: string | null
  readonly actor_first_name: string | null
  readonly actor_last_name: string | null
  readonly target_first_name: string | null
  readonly target_last_name: string | null
}

/** Lines `v` with the names of the people of the base. */
const named = ({ base }: Visit): RawBuilder<unknown> => sql`
  select v.id::text, v.at, v.action, v.actor, v.outcome, v.data, v.target,
    a.first_name as actor_first_name, coalesce(a.usage_name, a.last_name) as actor_last_name,
    t.first_name as target_first_name, coalesce(t.usage_name, t.last_name) as target_last_name
  from v
  left join person a on a.base_id = ${base.id} and 'person:' || a.id = v.actor
  left join person t on t.base_id = ${base.id} and 'person:' || t.id = v.target`

function toTrace(row: TraceRow): Trace {
  const { id, at, action, actor, outcome, data, target } = row
  return {
    ...{ id, at, action, actor, outcome, data },
    actorName: nameOf(row.actor_first_name, row.actor_last_name),
    target: target ?? undefined,
    targetName: nameOf(row.target_first_name, row.target_last_name),
  }
}

const nameOf = (firstName: string | null, lastName: string | null): string | undefined =>
  firstName === null || lastName === null ? undefined : displayName({ firstName, lastName })
