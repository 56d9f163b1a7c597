/** Parameters of a request as HTTP servers hand them over: parsed query, parsed form. */
export type RequestParameters = URLSearchParams | Readonly<Record<string, unknown>>

/** One parameter: its text, its absence, or why it cannot be taken. */
export type ParameterReading =
  | { readonly ok: true; readonly value: string | undefined }
  | { readonly ok: false; readonly reason: 'repeated' | 'too-long' }

/** Far above any real service address, far below what costs anything. */
const longest = 4096

/**
 * Reads one parameter; names are case-sensitive and an empty value counts as absent. A parameter given twice is not
 * taken at all: two readers could otherwise choose differently and one ticket would serve two services
 * (CVE-2014-4172). Source: CAS 3.0 §2.1.1.
 */
export function readParameter(parameters: RequestParameters, name: string): ParameterReading {
  const values = valuesOf(parameters, name)
  if (values.length > 1) return { ok: false, reason: 'repeated' }
  const [value = ''] = values
  if (value.length > longest) return { ok: false, reason: 'too-long' }
  return { ok: true, value: value === '' ? undefined : value }
}

/**
 * Whether a switch (`renew`, `gateway`) is on. The recommended value is `true`; since the text says « if set », any
 * other value is on too, except the three that plainly mean no: empty, `false`, `0`. A repeated switch is on.
 */
export function readSwitch(parameters: RequestParameters, name: string): boolean {
  return valuesOf(parameters, name).some((value) => !['', 'false', '0'].includes(value))
}

function valuesOf(parameters: RequestParameters, name: string): readonly string[] {
  if (parameters instanceof URLSearchParams) return parameters.getAll(name)
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.filter((item) => typeof item === 'string')
}
