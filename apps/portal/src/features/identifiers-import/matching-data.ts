import type { PersonCategory } from '@preau/people'
import type { EntAccount } from '@preau/reconciliation'

/** An account of the school, once for each of its roles: a teacher who is also a guardian is there twice. */
export interface DirectoryAccount {
  readonly accountId: string
  readonly entId: string
  readonly siecleId: string | undefined
  readonly stsId: string | undefined
  /** `id` is `accountId:profil`, so that the two roles of a person are two accounts for the engine. */
  readonly record: EntAccount
}

/** An identifier given by an earlier import. */
export interface HeldIdentifier {
  readonly pronoteId: string
  readonly accountId: string
  readonly category: PersonCategory
}

/** What an administrator decided in an earlier import; no account: nobody. */
export interface RememberedDecision {
  readonly pronoteId: string
  readonly accountId: string | null
}

/** Everything that the matching of one school needs besides the file. */
export interface MatchingData {
  readonly accounts: readonly DirectoryAccount[]
  readonly held: readonly HeldIdentifier[]
  readonly remembered: readonly RememberedDecision[]
}
