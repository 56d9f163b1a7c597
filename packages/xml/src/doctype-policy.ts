/** The one document type a format may carry: its name, with a SYSTEM identifier that is read over and never fetched. */
export interface DoctypePolicy {
  readonly allow: string
}

/**
 * Why a DOCTYPE is refused, or `undefined` when it may be read over. AAF files carry one, so a format may allow its own
 * name; declarations inside are refused because they are how entity bombs and file readers come in.
 *
 * @param text what stands between `<!DOCTYPE` and `>`
 */
export function doctypeRefusal(text: string, policy: DoctypePolicy | undefined): string | undefined {
  if (policy === undefined) return 'a document type is not accepted here'
  if (text.includes('[')) return 'a document type with declarations is not accepted'
  const [, name] = /^\s*(\S+)\s+SYSTEM\s+(?:"[^"]*"|'[^']*')\s*$/.exec(text) ?? []
  return name === policy.allow ? undefined : `only the document type ${policy.allow} is accepted`
}
