import { readFileSync } from 'node:fs'

import { z } from 'zod'

import { ConfigError } from './config-error.ts'
import { settingMeta } from './setting.ts'

/** The variables of the process, or of a test. */
export type Environment = Readonly<Record<string, string | undefined>>

const french = z.locales.fr().localeError

/**
 * Reads the whole configuration once. Keys of the schema are names of variables; an empty variable is an absent one; a secret
 * may be given by `NAME_FILE`, the path of a file that holds it.
 *
 * @throws ConfigError with every problem at once
 */
export function readConfig<Schema extends z.ZodObject>(
  schema: Schema,
  environment: Environment,
): Readonly<z.output<Schema>> {
  const unreadable = new Map<string, string>()
  const given: Record<string, string> = {}
  for (const [name, type] of Object.entries(schema.shape)) {
    const value = readVariable(name, isSecret(type), environment)
    if (typeof value === 'string') given[name] = value
    else if (value !== undefined) unreadable.set(name, value.problem)
  }
  const parsed = schema.safeParse(given, { error: french })
  const invalid = parsed.success ? new Map<string, string>() : describeIssues(schema, parsed.error, given)
  const problems = [...new Map([...invalid, ...unreadable]).values()]
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems)
  return Object.freeze(parsed.data)
}

function isSecret(type: unknown): boolean {
  return type instanceof z.ZodType && settingMeta(type)?.secret === true
}

interface Unreadable {
  readonly problem: string
}

function readVariable(
  name: string,
  secret: boolean,
  environment: Environment,
): string | Unreadable | undefined {
  const value = emptyIsAbsent(environment[name])
  const file = secret ? emptyIsAbsent(environment[`${name}_FILE`]) : undefined
  if (file === undefined) return value
  if (value !== undefined) {
    return { problem: `${name} et ${name}_FILE sont donnés tous les deux. Gardez-en un seul.` }
  }
  try {
    return emptyIsAbsent(readFileSync(file, 'utf8').trim())
  } catch {
    const seen = `${name}_FILE désigne «\u00A0${file}\u00A0», qui ne peut pas être lu.`
    return { problem: `${seen} Vérifiez le chemin et les droits.` }
  }
}

const emptyIsAbsent = (text: string | undefined): string | undefined => (text === '' ? undefined : text)

/** One sentence per variable, even when zod found several faults in it. */
function describeIssues(
  schema: z.ZodObject,
  error: z.ZodError,
  given: Readonly<Record<string, string>>,
): Map<string, string> {
  const sentences = new Map<string, string>()
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '')
    const type: unknown = schema.shape[name]
    const meta = type instanceof z.ZodType ? settingMeta(type) : undefined
    const accepted = meta === undefined ? `${issue.message}.` : `Accepté\u00A0: ${meta.accepts}.`
    if (!sentences.has(name))
      sentences.set(name, `${received(name, given[name], meta?.secret ?? false)} ${accepted}`)
  }
  return sentences
}

function received(name: string, value: string | undefined, secret: boolean): string {
  if (name === '') return 'Réglages incompatibles.'
  if (value === undefined) return `${name} est obligatoire et n’est pas donné.`
  const shown = secret ? '••••••' : value.slice(0, 80)
  return `${name} vaut «\u00A0${shown}\u00A0».`
}
