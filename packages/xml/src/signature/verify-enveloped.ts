import { X509Certificate } from 'node:crypto'
import { DOMParser } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'
import { parseXml } from '../parse-xml.ts'
import type { XmlElement } from '../xml-element.ts'
import { MalformedXml } from '../xml-problem.ts'
import { verifierAlgorithms } from './algorithms.ts'
import { descendants, shapeProblem } from './signature-shape.ts'
import type { SignatureProblem, SignatureRules } from './signature-rules.ts'

/** The element as it was signed, or why it is not believed; `detail` is technical English. */
export type VerifiedElement =
  | { readonly ok: true; readonly element: XmlElement }
  | { readonly ok: false; readonly problem: SignatureProblem; readonly detail: string }

/**
 * Verifies the one enveloped signature of `target`, an element of `root`, itself `document` read by `parseXml`. What comes
 * back is read anew from the canonical bytes whose digest was signed, never from the document: what the signature does not
 * cover does not exist. Never throws. Source: XML Signature 1.1 §4.4, XML-EXC-C14N; cas.md §C.4 (5–7).
 */
export function verifyEnveloped(
  document: string,
  { root, target }: { readonly root: XmlElement; readonly target: XmlElement },
  rules: SignatureRules,
): VerifiedElement {
  const problem = shapeProblem(root, target, rules)
  if (problem !== undefined) return { ok: false, ...problem }
  for (const certificate of rules.trusted) {
    const bytes = signedBytes(document, rules.idAttribute, certificate)
    if (bytes !== undefined) return readSigned(bytes, target, rules.idAttribute)
  }
  return means(target, rules.trusted)
    ? { ok: false, problem: 'mismatch', detail: 'the signature is not that of this content' }
    : {
        ok: false,
        problem: 'unknown-key',
        detail: 'signed by a certificate that is not among the trusted ones',
      }
}

/** The canonical bytes that this certificate signed. */
function signedBytes(document: string, idAttribute: string, certificate: string): string | undefined {
  try {
    const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null })
    verifier.idAttributes = [idAttribute]
    verifier.HashAlgorithms = verifierAlgorithms.hashes
    verifier.SignatureAlgorithms = verifierAlgorithms.signatures
    const [signature] = verifier.findSignatures(new DOMParser().parseFromString(document, 'text/xml'))
    if (signature === undefined) return undefined
    verifier.loadSignature(signature)
    if (!verifier.checkSignature(document)) return undefined
    const [bytes, ...others] = verifier.getSignedReferences()
    return others.length === 0 ? bytes : undefined
  } catch {
    // The library throws for what does not verify, as for what it cannot read.
    return undefined
  }
}

function readSigned(bytes: string, target: XmlElement, idAttribute: string): VerifiedElement {
  const element = readAgain(bytes)
  const same =
    element?.name === target.name &&
    element.uri === target.uri &&
    element.attributes.get(idAttribute) === target.attributes.get(idAttribute)
  return same
    ? { ok: true, element }
    : { ok: false, problem: 'shape', detail: 'what was signed is not the element that is read' }
}

function readAgain(bytes: string): XmlElement | undefined {
  try {
    return parseXml(bytes)
  } catch (error) {
    if (error instanceof MalformedXml) return undefined
    throw error
  }
}

/** Whether the certificate that the signature names is one of ours, or it names none. */
function means(target: XmlElement, trusted: readonly string[]): boolean {
  const named = descendants(target).find((one) => one.name === 'X509Certificate')
  if (named === undefined) return true
  const sent = named.text.replaceAll(/\s/g, '')
  return trusted.some((pem) => new X509Certificate(pem).raw.toString('base64') === sent)
}
