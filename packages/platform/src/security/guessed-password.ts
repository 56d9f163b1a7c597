import { commonPasswords } from './common-passwords.ts'

/**
 * Whether a password is among those that are tried first (CNIL 2022-100): of our list or of the operator's, as it is or
 * with the few figures and signs that people add at the end, or signs that follow each other.
 */
export const isGuessedPassword = (password: string, leaked: ReadonlySet<string> = new Set()): boolean =>
  isCommon(password) || isLeaked(password, leaked)

function isLeaked(password: string, leaked: ReadonlySet<string>): boolean {
  const forms = [password.toLowerCase(), password.toLowerCase().replace(/[^\p{L}]{1,6}$/u, '')]
  return forms.some((form) => form.length >= 4 && (commonPasswords.has(form) || leaked.has(form)))
}

function isCommon(password: string): boolean {
  const letters = password
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z]/g, '')
  return commonPasswords.has(letters) || isSequence(password)
}

function isSequence(password: string): boolean {
  const steps = new Set<number>()
  for (let index = 1; index < password.length; index += 1) {
    steps.add(password.charCodeAt(index) - password.charCodeAt(index - 1))
  }
  return steps.size === 1
}
