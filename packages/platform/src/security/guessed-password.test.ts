import { expect, test } from 'vitest'
import { isGuessedPassword } from './guessed-password.ts'
import { readLeakedPasswords } from './leaked-passwords.ts'

test.each(['azertyuiop', 'Pronote2026!', 'MotDePasse1', 'abcdefghijkl', '000000000000', 'Éclair-2026'])(
  '%s is tried first, or not',
  (password) => {
    expect(isGuessedPassword(password)).toBe(password !== 'Éclair-2026')
  },
)

test('the list of the operator counts like ours, whatever the case and the figures at the end', () => {
  const leaked = new Set(['girafe du jardin'])
  expect(isGuessedPassword('Girafe du jardin12', leaked)).toBe(true)
  expect(isGuessedPassword('Girafe du jardin12')).toBe(false)
})

test('a list that cannot be read stops the start, and names its variable', () => {
  expect(() => readLeakedPasswords('/nulle/part', 'SCHOOL_LEAKED_PASSWORDS')).toThrow(
    'SCHOOL_LEAKED_PASSWORDS désigne',
  )
  expect(readLeakedPasswords(undefined, 'SCHOOL_LEAKED_PASSWORDS').size).toBe(0)
})
