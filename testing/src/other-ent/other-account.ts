/** Somebody who has an account in the other ENT. */
export interface OtherAccount {
  /** What they type at its log-in page. */
  readonly login: string
  /** What its answers call them: the CAS user, or the subject of the SAML assertion. */
  readonly user: string
  /** What it releases, under the names that it gives; several values stay several. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

/** Text within an element or an attribute. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
