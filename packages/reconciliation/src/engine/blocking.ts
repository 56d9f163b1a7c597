import type { FirstNameForms } from '../names/first-name-forms.ts'
import { wildcard } from '../names/fold-name.ts'
import { phoneticKey } from '../names/phonetic-key.ts'
import { particles } from '../names/surname-forms.ts'
import type { PreparedAccount, PreparedPerson } from './prepare.ts'

/**
 * Comparing everybody with everybody costs the product of both sizes. People are compared only with the accounts
 * that share at least one key; keys are chosen so that a true pair survives two independent errors: sound of each
 * name, one letter lost or changed, birth date, first name with the initial of the surname, swapped fields.
 */
export class BlockIndex {
  readonly #blocks = new Map<string, number[]>()
  readonly #initials: Int32Array
  readonly #sounds: readonly (readonly string[])[]
  readonly #seen: Int32Array
  #stamp = 0

  constructor(accounts: readonly PreparedAccount[]) {
    this.#seen = new Int32Array(accounts.length).fill(-1)
    this.#initials = Int32Array.from(accounts, ({ names }) =>
      initialsOf([names.first.main, ...names.first.others]),
    )
    this.#sounds = accounts.map(({ names }) => soundsOf([names.first.main, ...names.first.others]))
    accounts.forEach((account, position) => {
      for (const key of accountKeys(account)) {
        const block = this.#blocks.get(key)
        if (block === undefined) this.#blocks.set(key, [position])
        else block.push(position)
      }
    })
  }

  /** Positions of the accounts worth comparing with a person, each once. */
  candidates(person: PreparedPerson): number[] {
    const stamp = ++this.#stamp
    const found: number[] = []
    const sounds = soundsOf([person.names.first, person.names.swapped.first])
    const initials = initialsOf([person.names.first, person.names.swapped.first])
    for (const key of personKeys(person)) {
      const block = this.#blocks.get(key) ?? []
      const wide = wideFrom[key.charAt(0)] ?? usualWidth
      if (key.startsWith('I') && block.length > wide) continue
      for (const position of block) {
        if (this.#seen[position] === stamp) continue
        if (block.length > wide && ((this.#initials[position] ?? 0) & initials) === 0) continue
        if (block.length > tooLarge && !sounds.some((sound) => this.#sounds[position]?.includes(sound)))
          continue
        this.#seen[position] = stamp
        found.push(position)
      }
    }
    return found
  }
}

/**
 * In a block wider than this, one of the first names must begin alike, and a block of first names is left out: keeps
 * the work linear in big schools. The weaker the key, the narrower: nearly the same surname (`D`) or the same first
 * name and initial (`I`) says little when dozens share it, and such a pair could never be certain.
 */
const usualWidth = 40
const wideFrom: Readonly<Record<string, number>> = { S: 24, D: 12, I: 12 }
/** In a block wider than this, a first name must sound alike. */
const tooLarge = 120
const everyLetter = -1

/** The first letters of the words of several first names, one bit each; all of them when one is unknown. */
function initialsOf(names: readonly FirstNameForms[]): number {
  let letters = 0
  for (const { words } of names) {
    if (words.length === 0) return everyLetter
    for (const word of words)
      letters |= word.startsWith(wildcard) ? everyLetter : 1 << (word.charCodeAt(0) - 65)
  }
  return letters
}

function soundsOf(names: readonly FirstNameForms[]): string[] {
  return names.map(({ words }) => phoneticKey(words[0] ?? ''))
}

/** The writing and each writing with one letter removed: two names one error apart share one of them. */
function addDeletions(keys: Set<string>, name: string): void {
  if (name.length < 4 || name.length > 24) return
  keys.add(`D${name}`)
  for (let i = 0; i < name.length; i++) keys.add(`D${name.slice(0, i)}${name.slice(i + 1)}`)
}

/** `DUBOIS` is also filed under `BOIS`. */
function addWithoutParticle(keys: Set<string>, name: string): void {
  for (let length = 2; length <= 4 && name.length - length >= 3; length++)
    if (particles.has(name.slice(0, length))) keys.add(`S${phoneticKey(name.slice(length))}`)
}

interface SurnameKeys {
  readonly whole: readonly string[]
  readonly words: readonly string[]
  /** Swapped fields with a letter wrong besides are found by their sound and their date. */
  readonly exact?: boolean
}

function addSurname(keys: Set<string>, { whole, words, exact = false }: SurnameKeys): void {
  for (const writing of whole) {
    keys.add(`S${phoneticKey(writing)}`)
    if (!exact) addDeletions(keys, writing)
    addWithoutParticle(keys, writing)
  }
  for (const word of words) keys.add(`W${phoneticKey(word)}`)
}

function addFirstName(
  keys: Set<string>,
  first: FirstNameForms,
  initials: readonly string[],
  day: number,
): void {
  const key = phoneticKey(first.words[0] ?? '')
  for (const initial of initials) keys.add(`I${initial}${key}`)
  if (day !== 0) keys.add(`F${key}${day}`)
}

function accountKeys({ names, day, record }: PreparedAccount): Set<string> {
  const keys = new Set<string>()
  addSurname(keys, names.surname)
  const initials = [names.surname.birth, names.surname.usage, ...names.surname.words].map((name) =>
    name.slice(0, 1),
  )
  for (const first of [names.first.main, ...names.first.others]) addFirstName(keys, first, initials, day)
  if (day !== 0) keys.add(`B${day}`)
  if (record.ine !== undefined) keys.add(`N${record.ine.trim().toUpperCase()}`)
  return keys
}

function personKeys({ names, day, record }: PreparedPerson): Set<string> {
  const keys = new Set<string>()
  for (const { surname, first } of [names, names.swapped]) {
    const whole = [surname.glued, ...surname.alternatives]
    addSurname(keys, { whole, words: surname.words, exact: surname === names.swapped.surname })
    addFirstName(
      keys,
      first,
      [surname.glued, ...surname.words].map((name) => name.slice(0, 1)),
      day,
    )
  }
  if (day !== 0) keys.add(`B${day}`)
  if (record.numeroNational !== undefined) keys.add(`N${record.numeroNational.trim().toUpperCase()}`)
  return keys
}
