/** Query key that says to the page of administrators which log-in the person was in. */
export const backField = 'retour'

const path = '/cas/login?'

/** The page of administrators, which leads back to the service being opened. */
export function administratorsHref(fields: Readonly<Record<string, string>>): string {
  const back = `${path}${new URLSearchParams(fields).toString()}`
  return `/information/administrateurs?${new URLSearchParams({ [backField]: back }).toString()}`
}

/** The log-in to go back to. Anything else than a log-in of this portal is nowhere, so that no address leads outside. */
export function wayBack(text: string | undefined): string | undefined {
  if (text?.startsWith(path) !== true) return undefined
  return `${path}${new URLSearchParams(text.slice(path.length)).toString()}`
}
