import { type Selectable, sql } from 'kysely'
import type { BaseSecurity, SchoolBase } from '../features/bases/index.ts'
import type { SchoolSchema } from './schema.ts'

/** The other names of a base that every page needs, beside `base.*`. */
export const otherNames = [
  sql<string | null>`(select a.name from base_address a where a.base_id = base.id and a.state = 'main')`.as(
    'host',
  ),
  sql<string[]>`array(select upper(a.name) from base_address a where a.base_id = base.id and a.kind = 'uai'
    order by a.name)`.as('other_uais'),
  sql<SecurityRow | null>`(select to_jsonb(s) from base_security s where s.base_id = base.id)`.as('security'),
] as const

/** What a base that never chose has. Twelve free characters and a limit on tries: beyond CNIL 2022-100. */
const usualSecurity: BaseSecurity = {
  sessionHours: 12,
  failedLogins: 10,
  longestWaitMinutes: 15,
  passwordLength: 12,
  passwordKinds: false,
  consoleNetworks: [],
  spaceNetworks: [],
  httpsRequired: false,
  version: 0,
}

type SecurityRow = Omit<Selectable<SchoolSchema['base_security']>, 'base_id'>

/** One row of `base_security`, or the defaults without one. */
export const securityOf = (row: SecurityRow | null | undefined): BaseSecurity =>
  row
    ? {
        sessionHours: row.session_hours,
        failedLogins: row.failed_logins,
        longestWaitMinutes: row.longest_wait_minutes,
        passwordLength: row.password_length,
        passwordKinds: row.password_kinds,
        consoleNetworks: row.console_networks,
        spaceNetworks: row.space_networks,
        httpsRequired: row.https_required,
        version: row.version,
      }
    : usualSecurity

export type BaseRow = Selectable<SchoolSchema['base']> & {
  readonly host: string | null
  readonly other_uais: readonly string[]
  readonly security: SecurityRow | null
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
    security: securityOf(row.security),
    stage: row.stage,
    stageSince: row.stage_since ?? undefined,
    stageBefore: row.stage_before ?? undefined,
    originId: row.origin_id ?? undefined,
    switchedAt: row.switched_at ?? undefined,
    purgeAfter: row.purge_after ?? undefined,
  }
}
