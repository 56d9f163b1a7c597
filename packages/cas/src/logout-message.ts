import { childText, element, MalformedXml, parseXml, renderXml } from '@preau/xml'

/** Single logout: the session that a service opened with this ticket must end. */
export interface LogoutMessage {
  /** Letters, digits, `-`, `_`; not a digit first. New for each message. */
  readonly id: string
  readonly issuedAt: Date
  /** The service ticket with which the service opened its session. */
  readonly ticket: string
}

/**
 * The XML to send as the form field `logoutRequest`, by POST, to the service. The prefix `samlp:` and the absence of
 * blanks in `SessionIndex` matter to real clients. Source: CAS 3.0 §2.3.3, App. C.
 */
export function logoutMessage({ id, issuedAt, ticket }: LogoutMessage): string {
  const root = element(
    'samlp:LogoutRequest',
    {
      'xmlns:samlp': 'urn:oasis:names:tc:SAML:2.0:protocol',
      'xmlns:saml': 'urn:oasis:names:tc:SAML:2.0:assertion',
      ID: id,
      Version: '2.0',
      IssueInstant: issuedAt.toISOString(),
    },
    [element('saml:NameID', {}, '@NOT_USED@'), element('samlp:SessionIndex', {}, ticket)],
  )
  return renderXml(root, { declaration: false })
}

/** The ticket whose session must end; `undefined` when the text is not a log-out message. Never throws. */
export function parseLogoutMessage(text: string): string | undefined {
  try {
    const root = parseXml(text.trim(), { limits: { bytes: 64 * 1024, depth: 8 } })
    if (root.name !== 'LogoutRequest') return undefined
    const ticket = childText(root, 'SessionIndex')
    return ticket === '' ? undefined : ticket
  } catch (error) {
    if (error instanceof MalformedXml) return undefined
    throw error
  }
}
