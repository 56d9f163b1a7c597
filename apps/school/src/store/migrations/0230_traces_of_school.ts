import { type Kysely, sql } from 'kysely'

/**
 * The trail in the order of its page, school by school: a base among three hundred reads its own lines, not those of all the others.
 */
export const tracesOfSchool = {
  name: '0230_traces_of_school',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`create index audit_event_of_school on audit_event (school, at desc, id desc)`.execute(db)
  },
}
