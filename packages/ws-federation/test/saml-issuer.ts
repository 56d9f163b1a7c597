import { Saml11, Saml20 } from 'saml'
import type { SigningKey } from './signing-key.ts'

/** A token of the library `saml` (Auth0): its templates, its attributes, its own version of the signing library. */
export interface SamlOrder {
  readonly version: '1.1' | '2.0'
  readonly key: SigningKey
  readonly issuer: string
  readonly audience: string
  readonly subject: string
  readonly claims: Readonly<Record<string, readonly string[]>>
  readonly signature?: 'rsa-sha1'
  /** Prefix of the elements of the signature; none by default. */
  readonly prefix?: string
  /** The key that it is encrypted for. */
  readonly encryptedFor?: { readonly certificate: string; readonly publicKey: string }
}

/** Issued now, by the real clock, for an hour. */
export function issuedBySaml(order: SamlOrder): Promise<string> {
  const maker = order.version === '2.0' ? Saml20 : Saml11
  return new Promise((resolve, reject) => {
    maker.create(optionsOf(order), (error, token) => {
      if (error) reject(error)
      else resolve(token)
    })
  })
}

const optionsOf = ({ key, encryptedFor, ...order }: SamlOrder): Readonly<Record<string, unknown>> => ({
  key: Buffer.from(key.privateKey),
  cert: Buffer.from(key.certificate),
  issuer: order.issuer,
  audiences: order.audience,
  lifetimeInSeconds: 3600,
  nameIdentifier: order.subject,
  attributes: order.claims,
  signatureAlgorithm: order.signature ?? 'rsa-sha256',
  digestAlgorithm: order.signature === undefined ? 'sha256' : 'sha1',
  signatureNamespacePrefix: order.prefix,
  ...(encryptedFor && {
    encryptionCert: Buffer.from(encryptedFor.certificate),
    encryptionPublicKey: Buffer.from(encryptedFor.publicKey),
    encryptionAlgorithm: 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  }),
})
