import { type SaxesOptions, SaxesParser, type SaxesTagNS } from 'saxes'
import { type DoctypePolicy, doctypeRefusal } from './doctype-policy.ts'
import { defaultXmlLimits, type XmlLimits } from './xml-limits.ts'
import { MalformedXml, type XmlProblemCode } from './xml-problem.ts'

/** How to read a document. */
export interface XmlReadOptions {
  readonly limits?: Partial<XmlLimits>
  /** Absent: any DOCTYPE is refused. */
  readonly doctype?: DoctypePolicy
  /** `ignore` drops prefixes without asking what they are bound to, for partners that forget to declare theirs. */
  readonly namespaces?: 'strict' | 'ignore'
}

/** The start of an element. */
export interface XmlStart {
  /** Local name, without its prefix. */
  readonly name: string
  /** Namespace, or `''`. */
  readonly uri: string
  /** By local name, or `{namespace}name` for an attribute in a namespace; declarations of namespaces are left out. */
  readonly attributes: ReadonlyMap<string, string>
  /** Line on which the element starts. */
  readonly line: number
}

/** Receives a document piece by piece. Text may come in several runs; it is never empty. */
export interface XmlSink {
  open(start: XmlStart): void
  close(): void
  text(text: string): void
  comment?(text: string, line: number): void
}

/** Fed to the strict parser at once: bounds what it may gather before a limit is looked at. */
const sliceLength = 64 * 1024
type StrictOptions = SaxesOptions & { xmlns: true }

const xmlnsUri = 'http://www.w3.org/2000/xmlns/'
/** Stands for a prefix bound to nothing, when that is to be ignored. */
const unboundUri = 'urn:preau:unbound'

/** Reads characters strictly, under the limits, and tells the sink. Every method throws {@link MalformedXml}. */
export class XmlParser {
  readonly #saxes: SaxesParser<StrictOptions>
  readonly #limits: XmlLimits
  readonly #sink: XmlSink
  #depth = 0
  #attributes = 0
  #startLine = 1
  /** Characters read since the strict parser last said anything. */
  #quiet = 0
  /** Anything but blanks. */
  #sawContent = false
  #ending = false
  /** The strict parser tells an end before it checks its name: the sink is told once the next thing is heard. */
  #closing = false

  constructor(options: XmlReadOptions, sink: XmlSink) {
    this.#limits = { ...defaultXmlLimits, ...options.limits }
    this.#sink = sink
    this.#saxes = new SaxesParser<StrictOptions>(saxesOptions(options))
    this.#listenToElements()
    this.#listenToContent()
    this.#listenToProlog(options.doctype)
  }

  write(characters: string): void {
    for (let from = 0; from < characters.length; from += sliceLength) {
      const slice = characters.slice(from, from + sliceLength)
      this.#quiet += slice.length
      if (!this.#sawContent) this.#expectMarkup(slice.trim())
      this.#saxes.write(slice)
      this.#limit(this.#quiet, this.#limits.textLength + sliceLength, 'text-too-long')
    }
  }

  end(): void {
    this.#ending = true
    this.#saxes.close()
    this.#heard()
  }

  /** Refuses the document where the reader stands. */
  refuse(code: XmlProblemCode, detail: string): never {
    throw new MalformedXml({ code, line: this.#saxes.line, column: Math.max(1, this.#saxes.column), detail })
  }

  #listenToElements(): void {
    this.#saxes.on('opentagstart', () => {
      this.#heard()
      this.#depth += 1
      this.#attributes = 0
      this.#startLine = this.#saxes.line
      this.#limit(this.#depth, this.#limits.depth, 'too-deep')
    })
    this.#saxes.on('attribute', ({ value }) => {
      this.#heard()
      this.#attributes += 1
      this.#limit(this.#attributes, this.#limits.attributes, 'too-many-attributes')
      this.#limit(value.length, this.#limits.attributeLength, 'attribute-too-long')
    })
    this.#saxes.on('opentag', (tag) => {
      this.#heard()
      this.#sink.open(startOf(tag, this.#startLine))
    })
    this.#saxes.on('closetag', () => {
      this.#heard()
      this.#closing = true
    })
  }

  #listenToContent(): void {
    const text = (run: string): void => {
      this.#heard()
      this.#limit(run.length, this.#limits.textLength, 'text-too-long')
      if (this.#depth > 0 && run !== '') this.#sink.text(run)
    }
    this.#saxes.on('text', text)
    this.#saxes.on('cdata', text)
    this.#saxes.on('comment', (run) => {
      this.#heard()
      this.#limit(run.length, this.#limits.textLength, 'text-too-long')
      this.#sink.comment?.(run, this.#saxes.line)
    })
  }

  #listenToProlog(doctype: DoctypePolicy | undefined): void {
    this.#saxes.on('error', (error) => this.refuse(...this.#diagnosed(error.message)))
    this.#saxes.on('xmldecl', () => {
      this.#heard()
    })
    this.#saxes.on('processinginstruction', () => {
      this.#heard()
    })
    this.#saxes.on('doctype', (text) => {
      this.#heard()
      const reason = doctypeRefusal(text, doctype)
      if (reason !== undefined) this.refuse('doctype', reason)
    })
  }

  /** A table, an archive or a plain text deserves a plainer answer than a broken rule of XML. */
  #expectMarkup(text: string): void {
    if (text === '') return
    this.#sawContent = true
    if (!text.startsWith('<')) this.refuse('not-xml', 'does not start with <')
  }

  #heard(): void {
    this.#quiet = 0
    if (!this.#closing) return
    this.#closing = false
    this.#depth -= 1
    this.#sink.close()
  }

  #limit(value: number, limit: number, code: XmlProblemCode): void {
    if (value > limit) this.refuse(code, `more than ${String(limit)}`)
  }

  /** Sorts what the strict parser says: its sentences are its only interface. */
  #diagnosed(message: string): readonly [XmlProblemCode, string] {
    const detail = message.replace(/^\d+:\d+: /, '')
    if (this.#ending) return this.#sawContent ? ['truncated', detail] : ['empty', 'nothing to read']
    if (/entity/.test(detail) && !/malformed character/.test(detail)) return ['entity', detail]
    return ['syntax', detail]
  }
}

function saxesOptions(options: XmlReadOptions): StrictOptions {
  // XML 1.1 would let control characters in: whatever a document declares, it is read as XML 1.0.
  const base = { xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' } as const
  return options.namespaces === 'ignore' ? { ...base, resolvePrefix: () => unboundUri } : base
}

function startOf(tag: SaxesTagNS, line: number): XmlStart {
  const attributes = new Map<string, string>()
  for (const { local, uri, value } of Object.values(tag.attributes)) {
    if (uri === xmlnsUri) continue
    attributes.set(isUnqualified(uri) ? local : `{${uri}}${local}`, value)
  }
  return { name: tag.local, uri: tag.uri === unboundUri ? '' : tag.uri, attributes, line }
}

function isUnqualified(uri: string): boolean {
  return uri === '' || uri === unboundUri
}
