/** What a document may cost before it is refused. */
export interface XmlLimits {
  /** Bytes of the whole document (characters when it is given as a string). */
  readonly bytes: number
  /** Elements within elements. */
  readonly depth: number
  /** Attributes of one element. */
  readonly attributes: number
  /** Characters of one attribute value. */
  readonly attributeLength: number
  /** Characters of one run of text, comment, name or any other single piece. */
  readonly textLength: number
  /** Elements and characters, added up, of one record given whole by `readXmlElements`. */
  readonly elementSize: number
}

/** Generous for every format we know, small for an attacker: a national AAF file has records of 3 kB. */
export const defaultXmlLimits: XmlLimits = {
  bytes: 1024 ** 3,
  depth: 64,
  attributes: 128,
  attributeLength: 64 * 1024,
  textLength: 1024 ** 2,
  elementSize: 2 * 1024 ** 2,
}
