import { type Random, sha256 } from '../random.ts'

/** Without the letters and figures that are mistaken for one another on paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const howMany = 10
const length = 10

/** Ten codes of fifty bits, each good once: `7KQ2M-XWP4T`. */
export function newRecoveryCodes(random: Random): readonly string[] {
  return Array.from({ length: howMany }, () => {
    const letters = Array.from(random.bytes(length), (byte) => alphabet[byte % alphabet.length])
    return `${letters.slice(0, length / 2).join('')}-${letters.slice(length / 2).join('')}`
  })
}

/** What is stored of a code, however it was typed; `undefined`: it cannot be one. */
export function recoveryHash(accountId: string, typed: string): Buffer | undefined {
  const letters = typed.toUpperCase().replace(/[\s–-]/g, '')
  const shape = new RegExp(`^[${alphabet}]{${String(length)}}$`)
  return shape.test(letters) ? sha256(`recovery:${accountId}:${letters}`) : undefined
}
