import { nameKey } from '@preau/people'
import { isGuessedPassword } from '@preau/platform'

/** What a password may not contain, and how strong it must be. */
export interface PasswordOwner {
  readonly login: string
  readonly name: string
  /** Administrators need 80 bits, everybody else 50: the log-in restricts tries (CNIL 2022-100, ent-ecosystem §5.3). */
  readonly privileged: boolean
  /** Passwords of the operator’s own list of leaks, lower case. */
  readonly leaked?: ReadonlySet<string> | undefined
}

/** A rule that a password breaks. */
export type PasswordFault = 'too-short' | 'too-simple' | 'contains-name' | 'too-common' | 'too-long'

const minimumLength = 8
const maximumLength = 200
/** `azazazazazaz` counts as drawn at random in the formula; nobody drew it. */
const minimumDistinct = 5
/** 8 characters of 3 kinds make 47.6 bits by the plain formula; the CNIL counts that example as its 50-bit case. */
const ordinaryBits = 47
/** Likewise 12 characters of 4 kinds make 78.8 bits, its example of the 80-bit case. */
const privilegedBits = 78

const kinds: readonly { readonly pattern: RegExp; readonly size: number }[] = [
  { pattern: /[a-z]/, size: 26 },
  { pattern: /[A-Z]/, size: 26 },
  { pattern: /[0-9]/, size: 10 },
  { pattern: /[^a-zA-Z0-9]/, size: 33 },
]

/** The first rule that a new password breaks; `undefined` when it may be used. */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | undefined {
  if (password.length > maximumLength) return 'too-long'
  if (password.length < minimumLength) return 'too-short'
  if (isGuessedPassword(password, owner.leaked)) return 'too-common'
  if (containsName(password, owner)) return 'contains-name'
  if (new Set(password).size < minimumDistinct) return 'too-simple'
  return passwordBits(password) < neededBits(owner) ? 'too-simple' : undefined
}

/** The strength asked of somebody's password, in bits. */
export function neededBits({ privileged }: Pick<PasswordOwner, 'privileged'>): number {
  return privileged ? privilegedBits : ordinaryBits
}

/** Bits of a password drawn at random from the kinds of characters it uses; repeated characters count once. */
export function passwordBits(password: string): number {
  const alphabet = kinds.reduce((size, kind) => (kind.pattern.test(password) ? size + kind.size : size), 0)
  const withoutRuns = password.replace(/(.)\1+/gsu, '$1')
  return withoutRuns.length * Math.log2(Math.max(alphabet, 1))
}

function containsName(password: string, owner: PasswordOwner): boolean {
  const key = nameKey(password).replace(/ /g, '')
  const words = [...nameKey(owner.name).split(' '), ...nameKey(owner.login).split(' ')]
  return words.some((word) => word.length >= 4 && key.includes(word))
}
