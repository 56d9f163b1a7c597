import type { ParseArgsOptionsConfig } from 'node:util'

/** Values of the options of one call, as `node:util` parses them. */
export type OptionValues = Readonly<
  Record<string, string | boolean | readonly (string | boolean)[] | undefined>
>

/** What a command is given: its own options and words, and where to write. */
export interface Call {
  readonly options: OptionValues
  readonly words: readonly string[]
  /** Environment read once by the entry point; the configuration of each product is taken from it. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Writes one line for a person, or nothing with `--json`. */
  readonly say: (line: string) => void
  /** Writes the machine's answer, only with `--json`. */
  readonly answer: (value: unknown) => void
}

/** One command of `preau`. Its name is the words typed: `portal account add`. */
export interface Command {
  readonly name: string
  /** Words and options after the name, for the usage line. */
  readonly synopsis: string
  /** One French sentence. */
  readonly summary: string
  readonly options?: ParseArgsOptionsConfig
  /** Resolves when done; a thrown refusal becomes exit code 1, a {@link UsageError} 2. */
  readonly run: (call: Call) => Promise<void>
}

/** The call itself is wrong: exit code 2 and the usage of the command. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Declares an option that takes a value, repeated or not. */
export const text = (multiple = false): ParseArgsOptionsConfig[string] => ({ type: 'string', multiple })

/** Declares an option that is there or not. */
export const flag: ParseArgsOptionsConfig[string] = { type: 'boolean' }

/** The value of an option that must be given. */
export function required(call: Call, name: string): string {
  const value = call.options[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`Il manque --${name}.`)
  return value
}

/** The value of an option that may be absent. */
export function optional(call: Call, name: string): string | undefined {
  const value = call.options[name]
  return typeof value === 'string' ? value : undefined
}

/** The only word expected after the name of the command. */
export function onlyWord(call: Call, what: string): string {
  const [word, ...others] = call.words
  if (word === undefined || others.length > 0) throw new UsageError(`Indiquez ${what}, et rien d’autre.`)
  return word
}
