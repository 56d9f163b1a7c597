import type { Change } from './second-factors.ts'

/** A security key or a passkey of an account (WebAuthn level 3 §4, credential record). */
export interface Passkey {
  readonly id: string
  /** What the person called it. */
  readonly name: string
  /** base64url. */
  readonly credentialId: string
  /** COSE key. */
  readonly publicKey: Uint8Array
  /** Last signature counter; 0 for keys that do not count. */
  readonly counter: number
  /** How browsers reach it: `usb`, `nfc`, `internal`… */
  readonly transports: readonly string[]
  readonly addedAt: Date
  readonly lastUsedAt: Date | undefined
}

/** What a browser is asked to sign: to add a key, or to prove oneself with one. */
export interface Challenge {
  /** base64url, as the browser gives it back. */
  readonly challenge: string
  readonly accountId: string
  readonly purpose: 'register' | 'prove'
}

/** Port: keys of second factors. Each change writes its audit line. */
export interface Passkeys {
  list(accountId: string): Promise<readonly Passkey[]>
  issue(challenge: Challenge & { readonly endsAt: Date }): Promise<void>
  /** Once only: false when it was not given to this account for this, was answered already, or is over. */
  take(challenge: Challenge & { readonly at: Date }): Promise<boolean>
  /**
   * Adds a key; `first`: it is the account's first factor, and these recovery codes go with it. `taken`: a key of this
   * identifier is already known.
   */
  add(
    change: Change & {
      readonly key: Omit<Passkey, 'id' | 'addedAt' | 'lastUsedAt'>
      readonly recoveryHashes: readonly Buffer[]
    },
  ): Promise<'first' | 'more' | 'taken'>
  /** Notes a use; false when the counter did not move on: another request, or a copy of the key, was faster. */
  use(use: { readonly id: string; readonly counter: number; readonly at: Date }): Promise<boolean>
  /** Removes a key, and the second factor with the last of its factors; the name it had, `undefined` when it is gone already. */
  remove(change: Change & { readonly id: string }): Promise<string | undefined>
  /** Forgets up to `limit` challenges that are over; returns how many. */
  purge(now: Date, limit: number): Promise<number>
}
