import type { LoginRules } from './login-rules.ts'

/** A try that may go on: what must be settled once its outcome is known. */
export interface OpenTry {
  /** What the try is counted under: a name, a browser that the account has already logged in from, codes of an account. */
  readonly key: Buffer
  /** When the next try will be looked at, if this one fails; not in the future: at once. */
  readonly freeAt: Date
}

/** Who tries to log in, and from where. Nothing here tells whether the account exists. */
export interface TryRequest {
  readonly login: string
  /** `addressKey` of the client. */
  readonly network: string
  /** What the browser presents as the mark of an earlier log-in. */
  readonly browserToken: string | undefined
  readonly at: Date
}

/** Somebody whose account is known, and what they must prove. */
export interface ProofRequest {
  readonly kind: 'code' | 'present-password'
  readonly accountId: string
  readonly at: Date
}

/** Because of the name typed, or of the network it comes from. */
export type TryDecision =
  | { readonly ok: true; readonly open: OpenTry }
  | {
      readonly ok: false
      readonly because: 'name' | 'address'
      readonly until: Date
      /** The delay comes from tries that are still being looked at: they may all be right. */
      readonly undecided: boolean
    }

/**
 * Port: failures counted by name and by address, in a state that every node shares.
 *
 * A try is counted before the password is looked at and given back when it was right: tries sent all at once gain
 * nothing. A delay is an instant: nobody waits in memory for it, the answer says when to come back.
 */
export interface LoginRegulator {
  /** Counts a try of a password, or says from when the next one will be looked at; a refused try lengthens nothing. */
  beginPassword(request: TryRequest, rules: LoginRules): Promise<TryDecision>
  /** The same for what a person known already must prove: a code of the second factor, the present password. */
  beginProof(request: ProofRequest, rules: LoginRules): Promise<TryDecision>
  /** It was wrong: the failure stays, and those who waited to know may be answered. */
  confirm(open: OpenTry): Promise<void>
  /** It was right: forgets the failures. */
  forgive(open: OpenTry): Promise<void>
  /** It was not looked at after all (a busy server): takes it off the count. */
  giveBack(open: OpenTry): Promise<void>
  /** One more failure from this network. */
  countNetwork(failure: { readonly network: string; readonly at: Date }, rules: LoginRules): Promise<void>
  /** Forgets up to `limit` rows of each kind that no longer matter; returns how many. */
  purge(past: { readonly now: Date; readonly limit: number }, rules: LoginRules): Promise<number>
}
