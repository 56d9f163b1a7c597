/** Query of the current address, as Fastify parses it: one value, several, or none. */
export type QueryValues = Readonly<Record<string, string | number | readonly string[] | undefined>>

/**
 * Builds the address of the same page with some query keys changed: sorting and paging keep the search and the filters.
 * A key changed to `undefined` or to an empty text disappears.
 */
export function queryHref(path: string, query: QueryValues, changes: QueryValues): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...query, ...changes })) {
    const texts = typeof value === 'object' ? value : [String(value ?? '')]
    for (const text of texts) if (text !== '') search.append(key, text)
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}
