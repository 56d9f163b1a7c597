import { escapeXmlAttribute, escapeXmlText, illegalXmlCharacter, withoutIllegalXml } from './escape-xml.ts'
import { isXmlName } from './xml-name.ts'
import type { XmlAttributes, XmlNode, XmlText } from './xml-node.ts'

/** How to write a document. */
export interface XmlWriteOptions {
  /** What to do with a character that XML cannot hold: throw {@link UnwritableXml} (default) or leave it out. */
  readonly illegal?: 'refuse' | 'strip'
  /** Start with `<?xml version="1.0" encoding="UTF-8"?>`; default `true`. */
  readonly declaration?: boolean
}

/** A name or a character that cannot be in XML: an error of the caller, not of a partner. */
export class UnwritableXml extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'UnwritableXml'
  }
}

/** A document written piece by piece; each call gives the next piece of text. Encode it as UTF-8. */
export interface XmlWriter {
  /** Starts an element that stays open. */
  open(name: string, attributes?: XmlAttributes): string
  /** A whole element. */
  node(node: XmlNode): string
  text(text: XmlText): string
  /** Ends the innermost open element. */
  close(): string
  /** Ends every element still open. */
  end(): string
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The whole document as one text. */
export function renderXml(root: XmlNode, options: XmlWriteOptions = {}): string {
  return `${options.declaration === false ? '' : declaration}${nodeText(root, options)}`
}

/** Starts a streamed document; the declaration comes with the first piece. */
export function xmlWriter(options: XmlWriteOptions = {}): XmlWriter {
  const openNames: string[] = []
  let before = options.declaration === false ? '' : declaration
  const piece = (text: string): string => {
    const whole = `${before}${text}`
    before = ''
    return whole
  }
  const close = (): string => {
    const name = openNames.pop()
    if (name === undefined) throw new UnwritableXml('no element is open')
    return piece(`</${name}>`)
  }
  return {
    open(name, attributes = {}) {
      const text = `<${tagText(name, attributes, options)}>`
      openNames.push(name)
      return piece(text)
    },
    node: (node) => piece(nodeText(node, options)),
    text: (text) => piece(escapeXmlText(legal(text, options))),
    close,
    end() {
      let text = ''
      while (openNames.length > 0) text += close()
      return text
    },
  }
}

function nodeText(node: XmlNode, options: XmlWriteOptions): string {
  const tag = tagText(node.name, node.attributes, options)
  if (node.children.length === 0) return `<${tag}/>`
  const content = node.children.map((child) =>
    typeof child === 'object' ? nodeText(child, options) : escapeXmlText(legal(child, options)),
  )
  return `<${tag}>${content.join('')}</${node.name}>`
}

function tagText(name: string, attributes: XmlAttributes, options: XmlWriteOptions): string {
  const written = Object.entries(attributes).map(([attribute, value]) =>
    value === undefined ? '' : ` ${checked(attribute)}="${escapeXmlAttribute(legal(value, options))}"`,
  )
  return `${checked(name)}${written.join('')}`
}

function checked(name: string): string {
  if (!isXmlName(name)) throw new UnwritableXml(`not an XML name: ${JSON.stringify(name.slice(0, 60))}`)
  return name
}

function legal(value: XmlText, options: XmlWriteOptions): string {
  const text = String(value)
  if (options.illegal === 'strip') return withoutIllegalXml(text)
  const character = illegalXmlCharacter(text)
  if (character === undefined) return text
  throw new UnwritableXml(`XML cannot hold the character U+${(character.codePointAt(0) ?? 0).toString(16)}`)
}
