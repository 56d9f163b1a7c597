/** What XML 1.0 §2.2 does not allow in a document, even escaped: most control characters, lone surrogates, U+FFFE, U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const illegal = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu

/** The first character that XML cannot hold, or `undefined`. */
export function illegalXmlCharacter(text: string): string | undefined {
  return text.match(illegal)?.[0]
}

/** The text without the characters that XML cannot hold. */
export function withoutIllegalXml(text: string): string {
  return text.replace(illegal, '')
}

/** Text content: reads back as exactly the same characters, carriage returns included. */
export function escapeXmlText(text: string): string {
  return text.replace(/[&<>\r]/g, (sign) => references[sign] ?? sign)
}

/** Attribute value, between double quotes: tabs and line ends too would otherwise be read as spaces. */
export function escapeXmlAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (sign) => references[sign] ?? sign)
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
