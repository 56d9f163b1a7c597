/** *Paramètres de sécurité* of a base, beside its idle time (product.md B1). */
export interface BaseSecurity {
  /** Hours after which a session of a space ends, whatever the activity. */
  readonly sessionHours: number
  /** Wrong passwords in a row before each further try has to wait. */
  readonly failedLogins: number
  /** The wait doubles with each wrong password, up to this many minutes. */
  readonly longestWaitMinutes: number
  /** Fewest characters of a local password. */
  readonly passwordLength: number
  /** A local password has lower case, upper case, a figure and a sign. */
  readonly passwordKinds: boolean
  /** Where supervisors may administer from; empty: anywhere. Addresses and networks. */
  readonly consoleNetworks: readonly string[]
  /** Where the spaces may be opened from; empty: anywhere. */
  readonly spaceNetworks: readonly string[]
  /** Nothing is shown or taken in clear. */
  readonly httpsRequired: boolean
  /** Raised by each change. */
  readonly version: number
}
