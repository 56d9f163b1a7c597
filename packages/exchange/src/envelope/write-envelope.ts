import { deflateSync } from 'node:zlib'
import { element, renderXml, type XmlNode } from '@preau/xml'
import type { RandomSource, Uai } from '@preau/people'
import { envelopeNamespaces, type Recipient } from './envelope.ts'
import { drawFileSecret, encryptContent, verificationOf, wrapSecret } from './envelope-cipher.ts'

/** What an envelope written for partners says in clear. */
export interface ExportEnvelopeRequest {
  /** One or two: whoever is not among them cannot read the file. */
  readonly recipients: readonly [Recipient, ...Recipient[]]
  /** Program and version that write it. */
  readonly software: string
  /** ISO instant with its offset. */
  readonly issuedAt: string
  readonly uai: Uai
  readonly schoolName: string
  /** `35000 RENNES`. */
  readonly postcodeAndCity?: string
}

/**
 * Writes `content` (UTF-8 XML) in the envelope that goes from the school server to its partners.
 * Source: docs/reference/envelope.md.
 */
export function writeExportEnvelope(
  content: Uint8Array,
  request: ExportEnvelopeRequest,
  random: RandomSource,
): string {
  const { recipients, software, issuedAt, uai, schoolName, postcodeAndCity } = request
  const sealed = seal(content, recipients, random)
  const keys = recipients.map(({ name }, index) =>
    element('PARTENAIRE', { NOM: name }, sealed.keys[index] ?? ''),
  )
  const root = element('EXPORT_INDEX_EDUCATION', { xmlns: envelopeNamespaces.export }, [
    element('VERSION', {}, '1.0'),
    element('LOGICIEL', {}, software),
    element('CLES', {}, keys),
    element('CONTENU', { CompresseAvantChiffrement: true }, sealed.content),
    element('VERIFICATION', {}, sealed.verification),
    element('DATEHEURE', {}, issuedAt),
    element('UAI', {}, uai),
    element('NOMETABLISSEMENT', {}, schoolName),
    ...(postcodeAndCity === undefined ? [] : [element('CODEPOSTALVILLE', {}, postcodeAndCity)]),
  ])
  return render(root)
}

/** What an envelope written for the school server says in clear. */
export interface ImportEnvelopeRequest {
  /** The school server; `name` is that of the partner who writes. */
  readonly recipient: Recipient
  readonly description: string
  readonly issuedAt: string
  readonly uai: Uai
}

/** Writes `content` in the envelope that goes from a partner to the school server. Source: docs/reference/envelope.md. */
export function writeImportEnvelope(
  content: Uint8Array,
  { recipient, description, issuedAt, uai }: ImportEnvelopeRequest,
  random: RandomSource,
): string {
  const sealed = seal(content, [recipient], random)
  const root = element('ImportChiffre', { xmlns: envelopeNamespaces.import, Version: '1.0' }, [
    element('Partenaire', {}, recipient.name),
    element('Description', {}, description),
    element('Cle', {}, sealed.keys[0] ?? ''),
    element('Contenu', {}, sealed.content),
    element('Verification', {}, sealed.verification),
    element('DateExport', {}, issuedAt),
    element('UAI', {}, uai),
  ])
  return render(root)
}

const render = (root: XmlNode): string => `${renderXml(root, { illegal: 'strip' })}\n`

interface Sealed {
  readonly keys: readonly string[]
  readonly content: string
  readonly verification: string
}

function seal(content: Uint8Array, recipients: readonly Recipient[], random: RandomSource): Sealed {
  const compressed = deflateSync(content)
  const secret = drawFileSecret(random)
  return {
    keys: recipients.map(({ publicKey }) => wrapped(wrapSecret(secret, publicKey))),
    content: wrapped(encryptContent(compressed, secret)),
    verification: verificationOf(compressed),
  }
}

/** Base64 in lines of 76 characters, as the published files are. */
const wrapped = (bytes: Buffer): string => (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\n')
