/** What stands for a part of the name in a pattern: first name, last name, their first letters. */
const placeholders = {
  '{prenom}': (first: string) => first,
  '{nom}': (_first: string, last: string) => last,
  '{p}': (first: string) => first.slice(0, 1),
  '{n}': (_first: string, last: string) => last.slice(0, 1),
} as const

type Placeholder = keyof typeof placeholders

/** The pattern of log-in names of a platform that chose none: `claire.lemoine`. */
export const usualLoginPattern = '{prenom}.{nom}'

const part = String.raw`\{(?:prenom|nom|p|n)\}`
const shape = new RegExp(`^(?:${part}|[a-z0-9])(?:${part}|[a-z0-9._-])*$`)

/**
 * A pattern of log-in names as it was typed, or `undefined` when names drawn from it could not be typed, spelled or told apart:
 * `{prenom}.{nom}`, `{p}{nom}`, `{nom}-{p}`… It holds the first or the last name whole, and ends with a letter or a figure.
 */
export function parseLoginPattern(text: string): string | undefined {
  const pattern = text.trim().toLowerCase()
  const whole = pattern.includes('{nom}') || pattern.includes('{prenom}')
  return pattern.length <= 60 && shape.test(pattern) && whole && !/[._-]$/.test(pattern) ? pattern : undefined
}

/**
 * The log-in name of a person by a pattern, from what `loginNameOf` gives of them. Somebody of whom one part alone can be written
 * (another alphabet, a single name) keeps that part.
 */
export function applyLoginPattern(pattern: string, plain: string): string {
  const [first = '', last] = plain.split('.')
  if (last === undefined) return first
  return pattern.replace(/\{[a-z]+\}/g, (found) => placeholders[found as Placeholder](first, last)) // parsed above
}
