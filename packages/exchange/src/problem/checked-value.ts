import type { Report } from './problem.ts'

/**
 * The value of an attribute as `parse` understands it; a value that it refuses is reported (`identifiers.invalid-value`) and left
 * out.
 *
 * @param value what the file holds; undefined when the attribute is absent, which is no problem
 */
export function checkedValue<T>(
  value: string | undefined,
  attribute: string,
  parse: (text: string) => T | undefined,
  report: Report,
): T | undefined {
  if (value === undefined) return undefined
  const parsed = parse(value)
  // The national number is never shown on a screen, not even a wrong one.
  const shown = attribute === 'NumeroNational' ? '…' : value
  if (parsed === undefined) report('identifiers.invalid-value', { attribute, value: shown })
  return parsed
}
