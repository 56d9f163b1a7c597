import type { AuditEntry } from '@preau/platform'

/** A local log-in name with its password. */
export interface Credential {
  readonly personId: string
  readonly login: string
  readonly passwordHash: string
  /** End of a one-time password, which must be changed at its first use; absent for one's own password. */
  readonly oneTimeUntil: Date | undefined
}

/** Local passwords. Giving one is `setCredential` of `people`, which the command line uses too. */
export interface CredentialStore {
  /** By log-in name, lower case. */
  byLogin(baseId: string, login: string): Promise<Credential | undefined>
  ofPerson(baseId: string, personId: string): Promise<Credential | undefined>
  /** Replaces the password by one the person chose; `stale` when it changed meanwhile. */
  change(order: {
    readonly baseId: string
    readonly personId: string
    readonly previousHash: string
    readonly passwordHash: string
    readonly at: Date
    readonly audit: AuditEntry
  }): Promise<'done' | 'stale'>
  /** A one-time password has served: it opens nothing any more. */
  endOneTime(baseId: string, personId: string, at: Date): Promise<void>
  /** Takes the local access away. */
  remove(order: {
    readonly baseId: string
    readonly personId: string
    readonly audit: AuditEntry
  }): Promise<void>
}
