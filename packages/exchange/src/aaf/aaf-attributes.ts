/**
 * The attributes of one AAF record, read by name. It remembers which names were asked for, so that what is left over at
 * the end is what nobody knows. Names compare without case, as in the directories these files come from.
 */
export interface AafAttributes {
  /** First value of the first of these names that has one; `undefined` when none has. */
  readonly text: (...names: readonly string[]) => string | undefined
  /** Every value, in file order. */
  readonly all: (name: string) => readonly string[]
  /** Every value split at `$`; a missing part is an empty text. Source: ent-ecosystem §1.2. */
  readonly tuples: (name: string) => readonly AafTuple[]
  /** `O` or `N` (also `1`/`0`); `undefined` for anything else. */
  readonly flag: (name: string) => boolean | undefined
  /** Declares names that are known but kept as they are. */
  readonly keep: (...names: readonly string[]) => Readonly<Record<string, readonly string[]>>
  /** Names and values never asked for. */
  readonly leftover: () => Readonly<Record<string, readonly string[]>>
}

/** One `$` tuple: its parts, trimmed, and the value as written. */
interface AafTuple {
  readonly parts: readonly string[]
  readonly raw: string
}

/** `values`: attribute name as written → its values, without the empty ones. */
export function aafAttributes(values: ReadonlyMap<string, readonly string[]>): AafAttributes {
  const byKey = new Map(Array.from(values, ([name, list]) => [name.toLowerCase(), { name, list }]))
  const asked = new Set<string>()
  const all = (name: string): readonly string[] => {
    asked.add(name.toLowerCase())
    return byKey.get(name.toLowerCase())?.list ?? []
  }
  return {
    all,
    text: (...names) => names.flatMap((name) => all(name))[0],
    tuples: (name) => all(name).map(tuple),
    flag: (name) => flagOf(all(name)[0]),
    keep: (...names) => Object.fromEntries(names.flatMap((name) => present(name, all(name)))),
    leftover: () =>
      Object.fromEntries(
        Array.from(byKey)
          .filter(([key]) => !asked.has(key))
          .flatMap(([, { name, list }]) => present(name, list)),
      ),
  }
}

function present(name: string, list: readonly string[]): [string, readonly string[]][] {
  return list.length === 0 ? [] : [[name, list]]
}

function tuple(raw: string): AafTuple {
  return { raw, parts: raw.split('$').map((part) => part.trim()) }
}

function flagOf(text: string | undefined): boolean | undefined {
  const answers: Readonly<Record<string, boolean>> = { O: true, '1': true, N: false, '0': false }
  return answers[text?.toUpperCase() ?? '']
}
