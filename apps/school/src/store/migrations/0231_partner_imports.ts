import { type Kysely, sql } from 'kysely'

/**
 * The directory of the ENT is an import like the others, with its preview, its report and its undoing: the comparison that
 * waited in a table of its own waits with the files of the others.
 */
export const partnerImports = {
  name: '0231_partner_imports',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add constraint import_run_kind_check
        check (kind in ('siecle', 'sts', 'csv', 'partner', 'undo'));

      alter table pending_import drop constraint pending_import_kind_check;
      alter table pending_import add constraint pending_import_kind_check
        check (kind in ('siecle', 'sts', 'csv', 'partner'));

      drop table partner_link_draft;
    `.execute(db)
  },
}
