import { sql } from 'kysely'
import type { LastAct } from '../frame/conflict.tsx'
import type { SchoolDatabase } from './school-database.ts'

/** {@link LastAct} from the trail. */
export const createLastAct =
  (db: SchoolDatabase): LastAct =>
  async ({ school, target, about = {}, actions }) => {
    const { rows } = await sql<{ actor: string; at: Date }>`
      select actor, at from audit_event where action = any(${[...actions]}::text[]) and outcome = 'done'
        and (${school ?? null}::text is null or school = ${school ?? null})
        and (${target ?? null}::text is null or target = ${target ?? null})
        and coalesce(data, '{}') @> ${JSON.stringify(about)}::jsonb
      order by at desc, id desc limit 1`.execute(db)
    return rows[0]
  }
