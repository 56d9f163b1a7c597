import { type Kysely, sql } from 'kysely'

/** What a service is still to be told outlives the account: deleted on demand, a person may have services open. */
export const tellServicesOfDeletedAccounts = {
  name: '0390_tell_services_of_deleted_accounts',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table cas_service_session
      alter column account_id drop not null,
      drop constraint cas_service_session_account_id_fkey,
      add foreign key (account_id) references account on delete set null`.execute(db)
  },
}
