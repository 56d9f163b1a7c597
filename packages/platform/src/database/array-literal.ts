const special = /["\\]/g

/**
 * A list as PostgreSQL reads an array in a text (`{"a","b"}`), to be cast: `$1::bigint[]`. Much cheaper than the array of the
 * driver when a statement takes many of them.
 */
export function arrayLiteral(values: readonly (string | null)[]): string {
  return `{${values.map(element).join(',')}}`
}

function element(value: string | null): string {
  if (value === null) return 'NULL'
  return value.search(special) < 0 ? `"${value}"` : `"${value.replace(special, '\\$&')}"`
}
