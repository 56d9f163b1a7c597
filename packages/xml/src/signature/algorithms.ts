import { createHash, createPublicKey, type KeyLike, verify } from 'node:crypto'
import type { HashAlgorithm, SignatureAlgorithm } from 'xml-crypto'
import type { ShapeProblem } from './signature-rules.ts'

/** Exclusive canonicalisation, without comments. Source: XML-EXC-C14N §4. */
export const excC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'

const digests: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
}
const oldDigests: Readonly<Record<string, string>> = { 'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1' }

const more = 'http://www.w3.org/2001/04/xmldsig-more#'
interface Signing {
  readonly hash: string
  readonly key: 'rsa' | 'ec'
}
const signings: Readonly<Record<string, Signing>> = {
  [`${more}rsa-sha256`]: { hash: 'sha256', key: 'rsa' },
  [`${more}rsa-sha384`]: { hash: 'sha384', key: 'rsa' },
  [`${more}rsa-sha512`]: { hash: 'sha512', key: 'rsa' },
  [`${more}ecdsa-sha256`]: { hash: 'sha256', key: 'ec' },
  [`${more}ecdsa-sha384`]: { hash: 'sha384', key: 'ec' },
}
const oldSignings: Readonly<Record<string, Signing>> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': { hash: 'sha1', key: 'rsa' },
}

interface Named {
  readonly signature: string
  readonly digest: string
  readonly canonicalization: string
}

/** Whether an algorithm is none of the few that are taken; SHA-1 for an old server, when it was allowed by name. */
export function algorithmProblem(named: Named, allowSha1: boolean): ShapeProblem | undefined {
  const known = {
    signature: allowSha1 ? { ...signings, ...oldSignings } : signings,
    digest: allowSha1 ? { ...digests, ...oldDigests } : digests,
    canonicalization: { [excC14n]: '' },
  } as const
  const unknown = (Object.keys(known) as (keyof Named)[]).find(
    (use) => !Object.hasOwn(known[use], named[use]),
  )
  return unknown === undefined
    ? undefined
    : { problem: 'algorithm', detail: `${unknown} by ${named[unknown].slice(0, 200) || 'nothing named'}` }
}

/** The digests and signatures above, as the verifier takes them. */
export const verifierAlgorithms = {
  hashes: Object.fromEntries(
    Object.entries({ ...digests, ...oldDigests }).map(([uri, hash]) => [uri, hashAlgorithm(uri, hash)]),
  ),
  signatures: Object.fromEntries(
    Object.entries({ ...signings, ...oldSignings }).map(([uri, how]) => [uri, signatureAlgorithm(uri, how)]),
  ),
}

function hashAlgorithm(uri: string, hash: string): new () => HashAlgorithm {
  return class {
    getAlgorithmName(): string {
      return uri
    }
    getHash(xml: string): string {
      return createHash(hash).update(xml, 'utf8').digest('base64')
    }
  }
}

/** Verifies only: nothing is ever signed here. */
function signatureAlgorithm(uri: string, how: Signing): new () => SignatureAlgorithm {
  return class {
    getAlgorithmName(): string {
      return uri
    }
    getSignature(): string {
      throw new Error('this algorithm verifies only')
    }
    verifySignature(material: string, key: KeyLike, value: string): boolean {
      const publicKey = createPublicKey(key)
      if (publicKey.asymmetricKeyType !== how.key) return false
      // ECDSA signatures of XML are the two numbers, not the ASN.1 that holds them (XML Signature 1.1 §6.4.3).
      const order = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
      return verify(how.hash, Buffer.from(material, 'utf8'), order, Buffer.from(value, 'base64'))
    }
  }
}
