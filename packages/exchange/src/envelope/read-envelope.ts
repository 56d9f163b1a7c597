import { parseUai, type Uai } from '@preau/people'
import type { XmlElement } from '@preau/xml'
import type { ExchangeEntry } from '../entry.ts'
import { type ExchangeProblem, type ProblemCode, type ProblemParams, problem } from '../problem/problem.ts'
import { readXmlSource } from '../xml-source/read-xml-source.ts'
import {
  type EnvelopeDirection,
  type EnvelopeHeader,
  envelopeNamespaces,
  type ReadingKey,
} from './envelope.ts'
import { decryptContent, type FileSecret, unwrapSecret, verificationOf } from './envelope-cipher.ts'
import { inflate } from './inflate.ts'

/** An opened envelope, or why it stays closed. */
export type EnvelopeReading =
  | {
      readonly ok: true
      readonly header: EnvelopeHeader
      /** What was inside, to be given to the reader of that file. */
      readonly entry: ExchangeEntry
      /** Name of the key that opened it. */
      readonly openedWith: string
    }
  | { readonly ok: false; readonly problem: ExchangeProblem }

/** What a reader of envelopes may be told. */
export interface EnvelopeOptions {
  /** Every key that may open it, the present ones first. */
  readonly keys: readonly ReadingKey[]
  /** Refuses the file of another school as soon as the envelope says so. */
  readonly expectedUai?: Uai
}

const mebibyte = 1024 ** 2
/** Largest content once inflated: what the readers of clear files take. */
const maxContent = 64 * mebibyte
// The content is one run of text, and base64 is a third longer than what it holds.
const limits = { textLength: 48 * mebibyte, elementSize: 48 * mebibyte }

/**
 * Opens an encrypted file of either direction. The content is bounded once inflated, and is given only when its
 * verification is right. Bad input is a problem, never an exception. Source: docs/reference/envelope.md.
 */
export async function readEnvelope(
  entry: ExchangeEntry,
  direction: EnvelopeDirection,
  options: EnvelopeOptions,
): Promise<EnvelopeReading> {
  const expected = direction === 'export' ? 'encrypted-export' : 'encrypted-import'
  const parts = new Map<string, XmlElement>()
  let version = ''
  for await (const item of readXmlSource(entry, { expected, paths: ['*'], limits })) {
    if (item.kind === 'problem') return { ok: false, problem: item }
    if (item.kind === 'root') {
      version = item.element.attributes.get('Version') ?? ''
      if (item.element.uri !== envelopeNamespaces[direction])
        return refuse(entry, 'envelope.incomplete', { element: `xmlns="${envelopeNamespaces[direction]}"` })
    }
    if (item.kind === 'element') parts.set(item.element.name, item.element)
  }
  return direction === 'export'
    ? open(entry, exportParts(parts), options)
    : open(entry, importParts(parts, version), options)
}

/** The two envelopes, seen the same way. */
interface Parts {
  readonly header: EnvelopeHeader
  readonly keys: readonly { readonly partner: string; readonly wrapped: Buffer | undefined }[]
  readonly content: Buffer | undefined
  readonly verification: string
  readonly isCompressed: boolean
  /** Name of the element of the content, for a refusal. */
  readonly contentName: string
}

type PartsByName = ReadonlyMap<string, XmlElement>

function exportParts(parts: PartsByName): Parts {
  const keys = (parts.get('CLES')?.children ?? []).map((node) => ({
    partner: node.attributes.get('NOM')?.trim() ?? '',
    wrapped: fromBase64(node.text),
  }))
  const flag = parts.get('CONTENU')?.attributes.get('CompresseAvantChiffrement')?.trim()
  return {
    header: {
      direction: 'export',
      version: textOf(parts, 'VERSION') ?? '',
      partners: keys.map(({ partner }) => partner),
      ...known('label', textOf(parts, 'LOGICIEL')),
      ...known('issuedAt', textOf(parts, 'DATEHEURE')),
      ...known('uai', parseUai(textOf(parts, 'UAI') ?? '')),
      ...known('schoolName', textOf(parts, 'NOMETABLISSEMENT')),
    },
    keys,
    content: fromBase64(parts.get('CONTENU')?.text),
    verification: textOf(parts, 'VERIFICATION') ?? '',
    isCompressed: flag !== 'false' && flag !== '0',
    contentName: 'CONTENU',
  }
}

function importParts(parts: PartsByName, version: string): Parts {
  const partner = textOf(parts, 'Partenaire') ?? ''
  return {
    header: {
      direction: 'import',
      version,
      partners: [partner],
      ...known('label', textOf(parts, 'Description')),
      ...known('issuedAt', textOf(parts, 'DateExport')),
      ...known('uai', parseUai(textOf(parts, 'UAI') ?? '')),
    },
    keys: [{ partner, wrapped: fromBase64(parts.get('Cle')?.text) }],
    content: fromBase64(parts.get('Contenu')?.text),
    verification: textOf(parts, 'Verification') ?? '',
    isCompressed: true,
    contentName: 'Contenu',
  }
}

function open(entry: ExchangeEntry, parts: Parts, { keys, expectedUai }: EnvelopeOptions): EnvelopeReading {
  const { header, content, contentName } = parts
  if (content === undefined) return refuse(entry, 'envelope.incomplete', { element: contentName })
  if (header.uai !== undefined && expectedUai !== undefined && header.uai !== expectedUai)
    return refuse(entry, 'envelope.other-school', { found: header.uai, expected: expectedUai })
  const unlocked = unlock(parts, keys)
  if (!unlocked) return noKey(entry, header, keys)
  const compressed = decryptContent(content, unlocked.secret)
  if (compressed === undefined || verificationOf(compressed) !== parts.verification.replaceAll(/\s/g, ''))
    return refuse(entry, 'envelope.damaged', {})
  const inflated = parts.isCompressed
    ? inflate(compressed, maxContent)
    : ({ ok: true, content: compressed } as const)
  if (!inflated.ok)
    return inflated.reason === 'too-large'
      ? refuse(entry, 'envelope.too-large', { limit: maxContent / mebibyte })
      : refuse(entry, 'envelope.damaged', {})
  return {
    ok: true,
    header,
    entry: { name: entry.name, open: () => asStream(inflated.content) },
    openedWith: unlocked.name,
  }
}

/** Every key is tried on every wrapped secret: the name a partner gave to a key may not be ours. */
function unlock(
  { keys: locked }: Parts,
  keys: readonly ReadingKey[],
): { readonly secret: FileSecret; readonly name: string } | undefined {
  for (const { wrapped } of locked.slice(0, mostRecipients)) {
    if (wrapped === undefined) continue
    for (const { name, privateKey } of keys) {
      const secret = unwrapSecret(wrapped, privateKey)
      if (secret) return { secret, name }
    }
  }
  return undefined
}

/** Published files have two; each costs an RSA operation per key. */
const mostRecipients = 8

function noKey(
  entry: ExchangeEntry,
  { partners }: EnvelopeHeader,
  keys: readonly ReadingKey[],
): EnvelopeReading {
  if (partners.length === 0) return refuse(entry, 'envelope.incomplete', { element: 'CLES' })
  if (keys.length === 0) return refuse(entry, 'envelope.no-key', { partners: listed(partners) })
  const partner = partners.find((name) => keys.some((key) => key.name === name))
  if (partner !== undefined) return refuse(entry, 'envelope.wrong-key', { partner: listed([partner]) })
  const ours = listed([...new Set(keys.map(({ name }) => name))])
  return refuse(entry, 'envelope.not-for-us', { partners: listed(partners), ours })
}

const list = new Intl.ListFormat('fr', { type: 'conjunction' })
const listed = (names: readonly string[]): string =>
  list.format(names.slice(0, mostRecipients).map((name) => `«\u00a0${name.slice(0, 60)}\u00a0»`))

function refuse<C extends ProblemCode>(
  entry: ExchangeEntry,
  code: C,
  params: ProblemParams<C>,
): { readonly ok: false; readonly problem: ExchangeProblem } {
  return { ok: false, problem: problem(code, params, { file: entry.name }) }
}

function fromBase64(text: string | undefined): Buffer | undefined {
  const plain = (text ?? '').replaceAll(/\s/g, '')
  return plain !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(plain) ? Buffer.from(plain, 'base64') : undefined
}

function textOf(parts: PartsByName, name: string): string | undefined {
  const text = parts.get(name)?.text.trim() ?? ''
  return text === '' ? undefined : text
}

function known<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]: Value })
}

// Readers go through a document by pieces; one huge piece would keep everybody else waiting.
const piece = 64 * 1024

async function* asStream(content: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let from = 0; from < content.length; from += piece) {
    await Promise.resolve()
    yield content.subarray(from, from + piece)
  }
}
