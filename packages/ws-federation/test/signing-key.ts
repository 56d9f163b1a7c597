import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A key made for the test, with the certificate by which others know it. */
export interface SigningKey {
  readonly privateKey: string
  /** PEM. */
  readonly certificate: string
  /** The same without its armour, as documents hold it. */
  readonly base64: string
}

export interface CertificateOrder {
  readonly name?: string
  readonly from?: Date
  readonly to?: Date
  readonly bits?: number
  readonly kind?: 'rsa' | 'ec'
}

/** Draws a key and certifies it by itself. */
export function signingKey(order: CertificateOrder = {}): SigningKey {
  const pair =
    order.kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: order.bits ?? 2048 })
  return certified(pair.privateKey, order)
}

/** Another certificate of the same key, as a service that renews it makes. */
export const renewed = ({ privateKey }: SigningKey, order: CertificateOrder = {}): SigningKey =>
  certified(createPrivateKey(privateKey), order)

function certified(privateKey: KeyObject, order: CertificateOrder): SigningKey {
  const isRsa = privateKey.asymmetricKeyType === 'rsa'
  const algorithm = isRsa
    ? der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'))
    : der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'))
  const commonName = der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(order.name ?? 'STS')))
  const name = der(0x30, der(0x31, commonName))
  const from = order.from ?? new Date('2025-01-01T00:00:00Z')
  const to = order.to ?? new Date('2045-01-01T00:00:00Z')
  const serial = der(0x02, Buffer.from([1]))
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const content = der(0x30, serial, algorithm, name, der(0x30, time(from), time(to)), name, publicKey)
  const signature = sign('sha256', content, privateKey)
  const base64 = der(0x30, content, algorithm, der(0x03, Buffer.from([0]), signature)).toString('base64')
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
    base64,
  }
}

/** One value of ASN.1. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...bytes]), content])
}

const time = (at: Date): Buffer =>
  der(0x17, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))
