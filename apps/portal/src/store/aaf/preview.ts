import { parseSdetProfile } from '@preau/people'
import { sql } from 'kysely'
import type { AafChange, AafMerge, AafPreview } from '../../features/aaf-import/index.ts'
import type { Trx } from './staging-tables.ts'

const aafChanges: readonly AafChange[] = ['created', 'updated', 'suspended', 'reopened']
const keptLines = 300
const sampleSize = 10
/** Below this, a share of a school means nothing: one teacher of four who leaves. */
const fewDepartures = 20

interface Line extends Record<AafChange, number> {
  readonly uai: string
  readonly school: string
  readonly profile: string
}

/** What the merge of this transaction changed, school by school, with the names of a few people. */
export async function readPreview(
  trx: Trx,
  at: Date,
  openBefore: number,
): Promise<Omit<AafPreview, 'departures'>> {
  await sql`analyze aaf_change`.execute(trx)
  const { rows } = await sql<Line & { total: number }>`
    select e.uai, e.name as school, p.profile, count(*) over ()::integer as total, ${counts}
    from aaf_change c join account_profile p on p.account_id = c.account_id and (p.ended_at is null or p.ended_at = ${at})
    join establishment e on e.id = p.establishment_id
    group by e.uai, e.name, p.profile order by suspended desc, created desc, updated desc, e.uai, p.profile limit ${keptLines}`.execute(
    trx,
  )
  const lines = rows.flatMap(({ uai, school, profile: written, created, updated, suspended, reopened }) => {
    const profile = parseSdetProfile(written)
    return profile === undefined ? [] : [{ uai, school, profile, created, updated, suspended, reopened }]
  })
  return { openBefore, lines, omitted: (rows[0]?.total ?? 0) - rows.length, samples: await readSamples(trx) }
}

const counts = sql.raw(
  aafChanges
    .map((what) => `(count(distinct c.account_id) filter (where c.what = '${what}'))::integer as ${what}`)
    .join(', '),
)

async function readSamples(trx: Trx): Promise<AafPreview['samples']> {
  const { rows } = await sql<{
    what: AafChange
    names: string[]
  }>`select w.what, coalesce(jsonb_agg(s.name order by s.name_key, s.name), '[]') as names
    from unnest(${[...aafChanges]}::text[]) as w (what) left join lateral (
      select a.name_key, upper(a.last_name) || ' ' || a.first_name || ' (' || a.login || ')' as name
      from aaf_change c join account a on a.id = c.account_id where c.what = w.what
      order by a.name_key, a.id limit ${sampleSize}) s on true where s.name is not null group by w.what`.execute(
    trx,
  )
  const of = (what: AafChange): readonly string[] => rows.find((row) => row.what === what)?.names ?? []
  return {
    created: of('created'),
    updated: of('updated'),
    suspended: of('suspended'),
    reopened: of('reopened'),
  }
}

/** Schools with many departures, and how many accounts they had. */
export async function readDeparturesBySchool(trx: Trx, at: Date): Promise<AafMerge['departuresBySchool']> {
  const { rows } = await sql<AafMerge['departuresBySchool'][number]>`
    select e.name as school, o.accounts as before, count(distinct c.account_id)::integer as suspended
    from aaf_change c join account_profile p on p.account_id = c.account_id and p.ended_at = ${at}
    join aaf_open o on o.establishment_id = p.establishment_id join establishment e on e.id = p.establishment_id
    where c.what = 'suspended' group by e.name, o.accounts having count(distinct c.account_id) >= ${fewDepartures}
    order by 3 desc, 1`.execute(trx)
  return rows
}
