import { type Selectable, sql } from 'kysely'
import type { SchoolBase } from '../features/bases/index.ts'
import type { SchoolSchema } from './schema.ts'

/** The other names of a base that every page needs, beside `base.*`. */
export const otherNames = [
  sql<string | null>`(select a.name from base_address a where a.base_id = base.id and a.state = 'main')`.as(
    'host',
  ),
  sql<string[]>`array(select upper(a.name) from base_address a where a.base_id = base.id and a.kind = 'uai'
    order by a.name)`.as('other_uais'),
] as const

export type BaseRow = Selectable<SchoolSchema['base']> & {
  readonly host: string | null
  readonly other_uais: readonly string[]
}

/** One row of `base` with {@link otherNames}, as the features know it. */
export function toBase(row: BaseRow): SchoolBase {
  return {
    id: row.id,
    uai: row.uai,
    name: row.name,
    pathName: row.path_name,
    root: row.root,
    host: row.host ?? undefined,
    otherUais: row.other_uais,
    postcode: row.postcode ?? undefined,
    city: row.city ?? undefined,
    schoolYear: row.school_year ?? undefined,
    published: row.published,
    entIdentifiers: row.ent_identifiers,
    idleMinutes: row.idle_minutes,
    stage: row.stage,
    stageSince: row.stage_since ?? undefined,
    stageBefore: row.stage_before ?? undefined,
    originId: row.origin_id ?? undefined,
    switchedAt: row.switched_at ?? undefined,
    purgeAfter: row.purge_after ?? undefined,
  }
}
