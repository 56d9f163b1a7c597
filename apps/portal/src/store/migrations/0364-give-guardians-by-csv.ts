import { type Kysely, sql } from 'kysely'

/**
 * CSV files kept as they came, so that their encoding can be corrected; links of guardians that a file gives, which an AAF delivery
 * leaves alone.
 */
export const giveGuardiansByCsv = {
  name: '0364_give_guardians_by_csv',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await changes.execute(db)
  },
}

// Until now the content was kept in UTF-8, whatever the file was.
const changes = sql`
alter table csv_import drop constraint csv_import_encoding_check;
update csv_import set encoding = 'utf-8' where content is not null;
alter table csv_import add check (encoding in ('utf-8', 'windows-1252', 'iso-8859-15', 'macintosh', 'utf-16le'));

alter table guardian_link add column origin text not null default 'aaf' check (origin in ('aaf', 'manual'));
`
