const kept = new Set(['page', 'tri', 'sens', 'login', 'renew', 'gateway', 'method', 'format'])

/**
 * The address of a request as the log keeps it: names of parameters stay, values go, for a query may carry a ticket, a
 * service that carries one, or a person's name.
 */
export function redactUrl(url: string): string {
  const mark = url.indexOf('?')
  if (mark < 0) return url
  const parts = url
    .slice(mark + 1)
    .split('&')
    .map(redactParameter)
  return `${url.slice(0, mark)}?${parts.join('&')}`
}

function redactParameter(parameter: string): string {
  const equal = parameter.indexOf('=')
  const name = equal < 0 ? parameter : parameter.slice(0, equal)
  return equal < 0 || kept.has(name) ? parameter : `${name}=…`
}
