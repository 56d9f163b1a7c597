import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  X509CrlReason,
} from '@peculiar/x509'

/** What every browser and every system understands today. */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const dayMs = 24 * 3_600_000
/** A clock a little late must not refuse a certificate that was just made. */
const marginMs = 5 * 60_000
const authorityDays = 3653
const certificateDays = 397

/** A certificate (DER) and the private key that goes with it (PKCS#8). */
export interface Keyed {
  readonly certificate: Buffer
  readonly key: Buffer
  readonly endsAt: Date
}

/** A new authority, for ten years. `serial`: hexadecimal, drawn by the caller. */
export async function createAuthority(named: {
  readonly name: string
  readonly serial: string
  readonly now: Date
}): Promise<Keyed> {
  const keys = await newKeys()
  const endsAt = new Date(named.now.getTime() + authorityDays * dayMs)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: nameOf(named.name),
    serialNumber: named.serial,
    notBefore: new Date(named.now.getTime() - marginMs),
    notAfter: endsAt,
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: Buffer.from(certificate.rawData), key: await exportKey(keys.privateKey), endsAt }
}

/** For whom a certificate is made, and where its revocation can be read. */
interface Subject {
  readonly login: string
  readonly displayName: string
  readonly serial: string
  readonly crlUrl: string
  readonly now: Date
}

/** A client certificate for thirteen months, which opens the console and nothing else. */
export async function issueCertificate(
  authority: Pick<Keyed, 'certificate' | 'key'>,
  subject: Subject,
): Promise<Keyed> {
  const issuer = parse(authority.certificate)
  const keys = await newKeys()
  const wanted = new Date(subject.now.getTime() + certificateDays * dayMs)
  const endsAt = wanted < issuer.notAfter ? wanted : issuer.notAfter
  const certificate = await X509CertificateGenerator.create({
    subject: nameOf(subject.displayName, subject.login),
    issuer: issuer.subjectName,
    serialNumber: subject.serial,
    notBefore: new Date(subject.now.getTime() - marginMs),
    notAfter: endsAt,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      new CRLDistributionPointsExtension([subject.crlUrl]),
    ],
  })
  return { certificate: Buffer.from(certificate.rawData), key: await exportKey(keys.privateKey), endsAt }
}

/** The revocation list of an authority (RFC 5280 §5), good for a week (DER). */
export async function revocationList(
  authority: Pick<Keyed, 'certificate' | 'key'>,
  revoked: readonly { readonly serial: string; readonly at: Date }[],
  now: Date,
): Promise<Buffer> {
  const list = await X509CrlGenerator.create({
    issuer: parse(authority.certificate).subject,
    thisUpdate: now,
    nextUpdate: new Date(now.getTime() + 7 * dayMs),
    signingKey: await importKey(authority.key),
    signingAlgorithm: algorithm,
    entries: revoked.map(({ serial, at }) => ({
      serialNumber: serial,
      revocationDate: at,
      reason: X509CrlReason.unspecified,
    })),
  })
  return Buffer.from(list.rawData)
}

/** What a certificate says, as far as it can be read. */
export interface ReadCertificate {
  readonly subject: string
  readonly notAfter: Date
  /** Whether this authority signed it. */
  readonly isSignedBy: (authority: Uint8Array) => Promise<boolean>
}

/** Reads a certificate (DER); `undefined` when it is none. */
export function readCertificate(der: Uint8Array): ReadCertificate | undefined {
  try {
    const certificate = parse(der)
    return {
      subject: certificate.subject,
      notAfter: certificate.notAfter,
      isSignedBy: async (authority) => {
        const issuer = parse(authority)
        if (issuer.subject !== certificate.issuer) return false
        return certificate.verify({ publicKey: issuer, signatureOnly: true })
      },
    }
  } catch {
    return undefined
  }
}

const parse = (der: Uint8Array): X509Certificate => new X509Certificate(Uint8Array.from(der))

const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])

const exportKey = async (key: CryptoKey): Promise<Buffer> =>
  Buffer.from(await crypto.subtle.exportKey('pkcs8', key))

const importKey = (key: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', Uint8Array.from(key), algorithm, false, ['sign'])

const nameOf = (commonName: string, userId?: string): string =>
  new Name([
    { CN: [{ utf8String: commonName.slice(0, 64) }] },
    ...(userId === undefined ? [] : [{ '0.9.2342.19200300.100.1.1': [{ utf8String: userId }] }]),
  ]).toString()
