import { BmpString, OctetString } from 'asn1js'
import {
  Attribute,
  AuthenticatedSafe,
  CertBag,
  Certificate,
  CryptoEngine,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
  setEngine,
} from 'pkijs'

setEngine('node', new CryptoEngine({ name: 'node', crypto }))

const iterations = 100_000
const hash = 'SHA-256'
const cipher = { name: 'AES-CBC', length: 256 }

/** What goes in the file: the certificate, its key, and the authority, for the system to show who gave it. */
interface Pkcs12Content {
  readonly certificate: Uint8Array
  readonly key: Uint8Array
  readonly authority: Uint8Array
  /** The name that the browser shows in its list. */
  readonly label: string
  readonly password: string
}

/**
 * A PKCS#12 file (RFC 7292) that browsers and systems import: AES-256, PBKDF2 with SHA-256, the old ciphers of the
 * format left out.
 */
export async function writePkcs12(content: Pkcs12Content): Promise<Buffer> {
  const password = bytesOf(Buffer.from(content.password, 'utf8'))
  const keyId = new Uint8Array(await crypto.subtle.digest('SHA-1', bytesOf(content.certificate)))
  const attributes = (): Attribute[] => [
    new Attribute({ type: '1.2.840.113549.1.9.20', values: [new BmpString({ value: content.label })] }),
    new Attribute({ type: '1.2.840.113549.1.9.21', values: [new OctetString({ valueHex: bytesOf(keyId) })] }),
  ]
  const safe = new PFX({
    parsedValue: {
      integrityMode: 0,
      authenticatedSafe: new AuthenticatedSafe({
        parsedValue: {
          safeContents: [
            { privacyMode: 0, value: keyContents(content.key, attributes()) },
            { privacyMode: 1, value: certificateContents(content, attributes()) },
          ],
        },
      }),
    },
  })
  await encryptKey(safe, password)
  await safe.parsedValue?.authenticatedSafe?.makeInternalValues({
    safeContents: [
      {},
      {
        password,
        contentEncryptionAlgorithm: cipher,
        hmacHashAlgorithm: hash,
        iterationCount: iterations,
      },
    ],
  })
  await safe.makeInternalValues({
    password,
    iterations,
    pbkdf2HashAlgorithm: hash,
    hmacHashAlgorithm: hash,
  })
  return Buffer.from(safe.toSchema().toBER())
}

type AesCbcCipher = Extract<
  Parameters<PKCS8ShroudedKeyBag['makeInternalValues']>[0]['contentEncryptionAlgorithm'],
  AesCbcParams
>

const shroudedKey = '1.2.840.113549.1.12.10.1.2'
const certificateBag = '1.2.840.113549.1.12.10.1.3'

function keyContents(key: Uint8Array, bagAttributes: Attribute[]): SafeContents {
  const bagValue = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(bytesOf(key)) })
  return new SafeContents({ safeBags: [new SafeBag({ bagId: shroudedKey, bagValue, bagAttributes })] })
}

function certificateContents(content: Pkcs12Content, bagAttributes: Attribute[]): SafeContents {
  const bag = (der: Uint8Array) => new CertBag({ parsedValue: Certificate.fromBER(bytesOf(der)) })
  return new SafeContents({
    safeBags: [
      new SafeBag({ bagId: certificateBag, bagValue: bag(content.certificate), bagAttributes }),
      new SafeBag({ bagId: certificateBag, bagValue: bag(content.authority) }),
    ],
  })
}

async function encryptKey(safe: PFX, password: ArrayBuffer): Promise<void> {
  const contents: unknown = safe.parsedValue?.authenticatedSafe?.parsedValue
  const [first] = (contents as { readonly safeContents: readonly { readonly value: SafeContents }[] })
    .safeContents
  const bag = first?.value.safeBags[0]?.bagValue
  if (!(bag instanceof PKCS8ShroudedKeyBag)) throw new Error('the first bag is the key')
  await bag.makeInternalValues({
    password,
    // The library draws the initial vector itself.
    contentEncryptionAlgorithm: cipher as AesCbcCipher,
    hmacHashAlgorithm: hash,
    iterationCount: iterations,
  })
}

const bytesOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
