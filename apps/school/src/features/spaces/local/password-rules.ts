import { nameKey } from '@preau/people'
import { isGuessedPassword } from '@preau/platform'

/** What a new password must not be. */
export type PasswordFault = 'too-short' | 'too-long' | 'too-simple' | 'contains-name' | 'too-common' | 'same'

const shortest = 12
const longest = 200
/** `azazazazazaz` is long and yet nothing. */
const leastDistinct = 5

interface PasswordOwner {
  readonly login: string
  readonly name: string
  readonly current: string
  /** Passwords of the operator’s own list of leaks, lower case. */
  readonly leaked: ReadonlySet<string>
}

/**
 * The first rule a new password breaks. Length rather than kinds of characters: twelve free characters with a limit on
 * tries go beyond the 50 bits that the CNIL asks for (2022-100).
 */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | undefined {
  if (password === owner.current) return 'same'
  if (password.length < shortest) return 'too-short'
  if (password.length > longest) return 'too-long'
  if (isGuessedPassword(password, owner.leaked)) return 'too-common'
  if (new Set(password).size < leastDistinct) return 'too-simple'
  return containsName(password, owner) ? 'contains-name' : undefined
}

function containsName(password: string, { login, name }: PasswordOwner): boolean {
  const key = nameKey(password).replaceAll(' ', '')
  const words = `${nameKey(name)} ${nameKey(login)}`.split(' ')
  return words.some((word) => word.length >= 4 && key.includes(word))
}
