import { nameKey } from '@preau/people'
import { isGuessedPassword } from '@preau/platform'
import { copy } from './copy.fr.ts'

const shortest = 12
const longest = 200
const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]

/** Whose password it will be. */
interface PasswordOwner {
  readonly login: string
  readonly displayName: string
}

/**
 * What is wrong with a new password of an operator, in words. An operator opens the data of whole schools: the strongest
 * case of CNIL 2022-100 is asked, twelve characters of four kinds, or a phrase of twenty; and none that is tried first.
 *
 * @param leaked passwords of the operator’s own list of leaks, lower case
 */
export function operatorPasswordFault(
  password: string,
  owner: PasswordOwner,
  leaked: ReadonlySet<string>,
): string | undefined {
  const { passwords } = copy
  if (password.length < shortest) return passwords.short(shortest)
  if (password.length > longest) return passwords.long(longest)
  if (isGuessedPassword(password, leaked)) return passwords.leaked
  const folded = nameKey(password).replaceAll(' ', '')
  const names = [owner.login, ...owner.displayName.split(' ')].map((name) =>
    nameKey(name).replaceAll(' ', ''),
  )
  if (names.some((name) => name.length > 3 && folded.includes(name))) return passwords.name
  const weak = new Set(password).size < 6
  const few = password.length < 20 && kinds.some((kind) => !kind.test(password))
  return weak || few ? passwords.simple : undefined
}
