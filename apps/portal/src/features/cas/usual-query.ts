const usualPair = /^(service|ticket)=([\w.~%:/-]+)$/

/**
 * The parameters of a request of the usual shape: `service`, and `ticket` for a validation, each once, in characters that every
 * reader of queries reads alike. Anything else is `undefined`, for the parser of the routes to read.
 */
export function readUsualQuery(
  query: string,
): { readonly service: string; readonly ticket?: string } | undefined {
  const [first = '', second, third] = query.split('&')
  if (third !== undefined) return undefined
  const found: { service?: string; ticket?: string } = {}
  for (const pair of second === undefined ? [first] : [first, second]) {
    const [, name, value] = usualPair.exec(pair) ?? []
    const text = value === undefined ? undefined : decoded(value)
    if ((name !== 'service' && name !== 'ticket') || text === undefined || found[name] !== undefined)
      return undefined
    found[name] = text
  }
  const { service, ticket } = found
  return service === undefined ? undefined : { service, ...(ticket !== undefined && { ticket }) }
}

// The few addresses of the services come back in every request.
const decodedBefore = new Map<string, string>()
const mostRemembered = 500

/** `undefined` for what is not UTF-8, and for a NUL, which has its own refusal. */
function decoded(value: string): string | undefined {
  if (!value.includes('%')) return value
  const known = decodedBefore.get(value)
  if (known !== undefined || value.includes('%00')) return known
  try {
    const text = decodeURIComponent(value)
    if (decodedBefore.size >= mostRemembered) decodedBefore.clear()
    decodedBefore.set(value, text)
    return text
  } catch {
    return undefined
  }
}
