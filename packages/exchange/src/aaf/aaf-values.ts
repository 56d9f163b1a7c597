/** The values of one AAF record by attribute name, as written; no value at all means that the attribute is empty. */
export type AafValues = ReadonlyMap<string, readonly string[]>

/**
 * A record after a `modifyRequest`: each attribute named is replaced whole, one without value is erased. Names compare
 * without case. Source: ent-ecosystem §1.2.
 */
export function changedAafValues(before: AafValues, changes: AafValues): AafValues {
  const replaced = new Set(Array.from(changes.keys(), (name) => name.toLowerCase()))
  const kept = [...before].filter(([name]) => !replaced.has(name.toLowerCase()))
  return new Map([...kept, ...[...changes].filter(([, values]) => values.length > 0)])
}
