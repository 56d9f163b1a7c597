import { resolve } from 'node:path'

import { z } from 'zod'

import { isNetwork } from '../http/network-list.ts'

/** What the documentation and the messages say of one variable. */
export interface SettingMeta {
  /** What it is, in French. */
  readonly label: string
  /** What is accepted, in French: « un nombre de 1 à 65535 ». */
  readonly accepts: string
  /** Never shown, and may be given by file (`NAME_FILE`). */
  readonly secret: boolean
  /** Value when absent, as one would type it. */
  readonly fallback: string | undefined
}

/** `optional` makes an absent variable `undefined`; `default` gives its value; otherwise it is required. */
export interface SettingOptions<Value> {
  readonly default?: Value
  readonly optional?: true
}

/** Zod type of a variable: absent only when the options said `optional`. */
export type Setting<Value, Options> = z.ZodType<
  Options extends { optional: true } ? Value | undefined : Value
>

const metas = new WeakMap<z.ZodType, SettingMeta>()

/** What is known of a variable declared with `setting`; undefined for a bare zod type. */
export function settingMeta(type: z.ZodType): SettingMeta | undefined {
  return metas.get(type)
}

interface Description {
  readonly label: string
  readonly accepts: string
  readonly secret?: boolean
}

function declare<Value, const Options extends SettingOptions<Value>>(
  type: z.ZodType<Value>,
  description: Description,
  options: Options | undefined,
): Setting<Value, Options> {
  const fallback = options?.default
  const complete =
    fallback === undefined ? (options?.optional ? type.optional() : type) : absentIs(type, fallback)
  metas.set(complete, {
    label: description.label,
    accepts: description.accepts,
    secret: description.secret ?? false,
    fallback: fallback === undefined ? undefined : writeValue(fallback),
  })
  // `optional()` is applied exactly when Options says so; TypeScript cannot follow the branch.
  return complete as Setting<Value, Options>
}

function absentIs<Value>(type: z.ZodType<Value>, fallback: Value): z.ZodType<Value> {
  // `optional()` first: an object only lets a key be absent when its type says so.
  return type.optional().transform((value) => value ?? fallback)
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return value.join(',')
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  return String(value)
}

const yes = new Set(['1', 'true', 'oui', 'yes'])
const no = new Set(['0', 'false', 'non', 'no'])

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol)
}

const splitList = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** Items separated by commas, each of which is one. */
const listOf = (isOne: (item: string) => boolean): z.ZodType<readonly string[]> =>
  z
    .string()
    .transform(splitList)
    .refine((items) => items.every(isOne))

const shortestSecret = 16

function urlOptions(options: SettingOptions<string> | undefined): SettingOptions<URL> {
  return {
    ...(options?.optional && { optional: true }),
    ...(options?.default !== undefined && { default: new URL(options.default) }),
  }
}

/** How an app declares a variable: each kind knows what it accepts, in French. */
export const setting = {
  /** A TCP port; 0 lets the system choose. */
  port<const O extends SettingOptions<number>>(label: string, options?: O): Setting<number, O> {
    const type = z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
    return declare(type, { label, accepts: 'un nombre de 0 à 65535' }, options)
  },
  /** A whole number between two bounds. */
  number<const O extends SettingOptions<number>>(
    label: string,
    bounds: { readonly min: number; readonly max: number },
    options?: O,
  ): Setting<number, O> {
    const type = z
      .string()
      .regex(/^-?\d{1,15}$/)
      .transform(Number)
      .refine((value) => value >= bounds.min && value <= bounds.max)
    return declare(type, { label, accepts: `un nombre de ${bounds.min} à ${bounds.max}` }, options)
  },
  /** Any text that is not empty. */
  text<const O extends SettingOptions<string>>(label: string, options?: O): Setting<string, O> {
    return declare(z.string().min(1), { label, accepts: 'un texte' }, options)
  },
  /** A folder, made absolute from the working folder. */
  folder<const O extends SettingOptions<string>>(label: string, options?: O): Setting<string, O> {
    const absolute =
      options?.default === undefined ? options : { ...options, default: resolve(options.default) }
    const type = z
      .string()
      .min(1)
      .transform((path) => resolve(path))
    const declared = declare(type, { label, accepts: 'le chemin d’un dossier' }, absolute)
    const meta = metas.get(declared)
    // The documentation shows the folder as it is written, not as it is on the machine that generates it.
    if (meta !== undefined) metas.set(declared, { ...meta, fallback: options?.default })
    return declared
  },
  /** An http or https address. */
  url<const O extends SettingOptions<string>>(label: string, options?: O): Setting<URL, O> {
    const type = z
      .string()
      .refine(isHttpUrl)
      .transform((text) => new URL(text))
    const declared = declare(type, { label, accepts: 'une adresse http:// ou https://' }, urlOptions(options))
    return declared
  },
  /** Address of a PostgreSQL database: a secret, for it carries a password. */
  secretUrl<const O extends SettingOptions<string>>(label: string, options?: O): Setting<string, O> {
    const accepts = 'une adresse postgres://utilisateur:motdepasse@serveur:5432/base'
    return declare(z.string().refine(isPostgresUrl), { label, accepts, secret: true }, options)
  },
  /** A secret of at least 16 characters. */
  secret<const O extends SettingOptions<string>>(label: string, options?: O): Setting<string, O> {
    return declare(
      z.string().min(shortestSecret),
      { label, accepts: 'au moins 16 caractères', secret: true },
      options,
    )
  },
  /** Secrets of at least 16 characters each, separated by commas. */
  secrets<const O extends SettingOptions<readonly string[]>>(
    label: string,
    options?: O,
  ): Setting<readonly string[], O> {
    const type = listOf((item) => item.length >= shortestSecret)
    const accepts = 'des secrets entiers, d’au moins 16 caractères chacun, séparés par des virgules'
    return declare(type, { label, accepts, secret: true }, options)
  },
  /** Texts separated by commas. */
  list<const O extends SettingOptions<readonly string[]>>(
    label: string,
    options?: O,
  ): Setting<readonly string[], O> {
    return declare(
      z.string().transform(splitList),
      { label, accepts: 'des textes séparés par des virgules' },
      options,
    )
  },
  /** IP addresses or networks separated by commas (`10.0.0.0/8,::1`). */
  networks<const O extends SettingOptions<readonly string[]>>(
    label: string,
    options?: O,
  ): Setting<readonly string[], O> {
    return declare(
      listOf(isNetwork),
      { label, accepts: 'des adresses IP ou réseaux séparés par des virgules' },
      options,
    )
  },
  /** One of a few words. */
  choice<const Word extends string, const O extends SettingOptions<Word>>(
    label: string,
    words: readonly Word[],
    options?: O,
  ): Setting<Word, O> {
    const isWord = (text: string): text is Word => words.some((word) => word === text)
    const type = z.string().refine(isWord) as unknown as z.ZodType<Word>
    return declare(type, { label, accepts: `l’un de\u00A0: ${words.join(', ')}` }, options)
  },
  /** Yes or no. */
  flag<const O extends SettingOptions<boolean>>(label: string, options?: O): Setting<boolean, O> {
    const type = z
      .string()
      .toLowerCase()
      .refine((word) => yes.has(word) || no.has(word))
      .transform((word) => yes.has(word))
    return declare(type, { label, accepts: 'oui ou non' }, options)
  },
}
