import { sql } from 'kysely'

/** Ids of the schools of the delivery: the only ones whose people may depart. */
export const delivered = sql`(select e.id from establishment e join aaf_school s on s.uai = e.uai)`
