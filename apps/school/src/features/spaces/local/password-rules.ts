import { nameKey } from '@preau/people'
import { isGuessedPassword } from '@preau/platform'
import type { BaseSecurity } from '../../bases/index.ts'

/** What a new password must not be. */
export type PasswordFault =
  | 'too-short'
  | 'too-few-kinds'
  | 'too-long'
  | 'too-simple'
  | 'contains-name'
  | 'too-common'
  | 'same'

const longest = 200
/** Lower case, upper case, a figure, a sign: letters with an accent are letters. */
const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u]
/** `azazazazazaz` is long and yet nothing. */
const leastDistinct = 5

interface PasswordOwner {
  readonly login: string
  readonly name: string
  readonly current: string
  /** Passwords of the operator’s own list of leaks, lower case. */
  readonly leaked: ReadonlySet<string>
  /** What the base asks. */
  readonly rule: Pick<BaseSecurity, 'passwordLength' | 'passwordKinds'>
}

/**
 * The first rule a new password breaks. Length rather than kinds of characters: twelve free characters with a limit on
 * tries go beyond the 50 bits that the CNIL asks for (2022-100); a base may ask for more, never for less.
 */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | undefined {
  if (password === owner.current) return 'same'
  if (password.length < owner.rule.passwordLength) return 'too-short'
  if (password.length > longest) return 'too-long'
  if (isGuessedPassword(password, owner.leaked)) return 'too-common'
  if (new Set(password).size < leastDistinct) return 'too-simple'
  if (owner.rule.passwordKinds && kinds.some((kind) => !kind.test(password))) return 'too-few-kinds'
  return containsName(password, owner) ? 'contains-name' : undefined
}

function containsName(password: string, { login, name }: PasswordOwner): boolean {
  const key = nameKey(password).replaceAll(' ', '')
  const words = `${nameKey(name)} ${nameKey(login)}`.split(' ')
  return words.some((word) => word.length >= 4 && key.includes(word))
}
