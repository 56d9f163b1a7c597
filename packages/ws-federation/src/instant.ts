/** An `xs:dateTime` with its zone, as SAML wants it; anything else is no instant. Source: SAML 2.0 core §1.3.3. */
export function parseInstant(text: string | undefined): Date | undefined {
  if (
    text === undefined ||
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text.trim())
  )
    return undefined
  const at = new Date(text.trim())
  return Number.isNaN(at.getTime()) ? undefined : at
}
