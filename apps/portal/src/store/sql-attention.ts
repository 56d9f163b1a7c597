import type { Database } from '@preau/platform'
import { sql } from 'kysely'
import type { Attention, AttentionFigures } from '../features/home/index.ts'
import { inScope, ofSchools } from './in-scope.ts'
import type { PortalSchema } from './schema.ts'

/** {@link Attention} on PostgreSQL: one statement. Refusals and people without identifier are those of the indicators. */
export function sqlAttention(database: Database): Attention {
  const db = database.kysely<PortalSchema>()
  return {
    async read({ scope, today, since }) {
      const mine = sql`s.state = 'published' and ${ofSchools(scope, 's.owner_establishment_id')}`
      const { rows } = await sql<AttentionFigures>`select
        (select count(*)::int from identifier_import_run r
          where r.state in ('open', 'interrupted') and ${ofSchools(scope, 'r.establishment_id')}) as imports,
        (select count(*)::int from aaf_run r where r.state in ('to_confirm', 'failed')
          and (${scope === 'all'} or exists (select 1 from aaf_run_establishment o
            where o.run_id = r.id and ${ofSchools(scope, 'o.establishment_id')}))) as deliveries,
        (select coalesce(sum(u.refusals), 0)::int from service_use u
          where u.day >= ${since}::date and ${ofSchools(scope, 'u.establishment_id')}) as refusals,
        (select count(*)::int from service s where ${mine} and not s.anonymous
          and not exists (select 1 from service_population_rule p where p.service_id = s.id)
          and not exists (select 1 from service_user_rule n where n.service_id = s.id and n.effect = 'grant'))
          as "servicesForNobody",
        (select count(*)::int from service s where ${mine} and s.closes_on < ${today}::date) as "servicesOver",
        (select coalesce(sum(u.unresolved), 0)::int from account_figures u
          where u.day = (select max(day) from account_figures) and ${ofSchools(scope, 'u.establishment_id')}) as unresolved,
        (select count(*)::int from merge_proposal m join account a on a.id = m.first_id
          where m.state = 'open' and ${inScope(scope)}) as duplicates`.execute(db)
      const [figures] = rows
      if (!figures) throw new Error('a statement without from always gives a row')
      return figures
    },
  }
}
