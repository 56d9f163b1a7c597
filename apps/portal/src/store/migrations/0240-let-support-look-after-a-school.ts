import { type Kysely, sql } from 'kysely'

/** Support may look after one school, or after all of them. */
export const letSupportLookAfterASchool = {
  name: '0240_let_support_look_after_a_school',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table admin_role
      drop constraint admin_role_check,
      add constraint admin_role_school check (case role when 'platform' then establishment_id is null
        when 'school' then establishment_id is not null else true end)`.execute(db)
  },
}
