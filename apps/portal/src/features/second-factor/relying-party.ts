import { isIP } from 'node:net'
import { productName } from '../../frame/copy.fr.ts'

/** The portal as authenticators know it (WebAuthn level 3 §5.4.2). */
export interface RelyingParty {
  /** The host of the public address: keys are bound to it. */
  readonly id: string
  readonly name: string
  readonly origin: string
}

/** The relying party of a public address; `undefined` where browsers offer no keys: without https, or at a bare IP address. */
export function relyingParty(publicUrl: URL): RelyingParty | undefined {
  const { hostname, protocol, origin } = publicUrl
  const secure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
  const bare = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  return secure && !bare ? { id: hostname, name: productName, origin } : undefined
}
