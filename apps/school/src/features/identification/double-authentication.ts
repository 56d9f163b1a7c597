import type { SchoolBase, Space } from '../bases/index.ts'
import type { FailureEvidence, IdentificationFailure } from './identification-failure.ts'
import type { Identification } from './identification.ts'

/** An account of the ENT that waits for its person to say, once, who they are here. */
export interface PendingDouble {
  readonly space: Space
  /** The *Identifiant CAS* that came. */
  readonly casId: string
  /** SHA-256 of the ticket behind it. */
  readonly ticketHash: Uint8Array
  /** What the ENT sent, and the rule. */
  readonly evidence: FailureEvidence
}

interface DoubleForm {
  readonly base: SchoolBase
  readonly token: string
}

/**
 * *Par double authentification*: at the first connection the ENT vouches for an account, the local log-in name and
 * password say whose it is; the link is then stored. Whoever calls has checked the password. Source: pronote-facts §2.2.
 */
export interface DoubleAuthentication {
  /** Counts one try of the form; `undefined` when its token is old, used, or tried too often. */
  attempt(form: DoubleForm): Promise<PendingDouble | undefined>
  /** Links the account to the person whose local password was right; a failure otherwise. Ends the form if it links. */
  confirm(
    form: DoubleForm & { readonly pending: PendingDouble; readonly personId: string },
  ): Promise<Exclude<Identification, { readonly kind: 'choose' | 'double' }>>
  /** Records that the password was wrong, or that the person has none; the person when the log-in name is theirs. */
  fail(
    form: Pick<DoubleForm, 'base'> & {
      readonly pending: PendingDouble
      readonly reason: 'double-refused' | 'double-no-account'
      readonly personId?: string | undefined
    },
  ): Promise<IdentificationFailure>
}
