const start =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const rest = `${start}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`
// Nearly all names are plain; the classes of Unicode are slow to compare with.
const plainName = /^[A-Za-z_][\w.-]*$/
const plainQualifiedName = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/
const localName = new RegExp(`^[${start}][${rest}]*$`, 'u')
const qualifiedName = new RegExp(`^[${start}][${rest}]*(:[${start}][${rest}]*)?$`, 'u')

/** Whether a text can be the local part of an element or attribute name (NCName, Namespaces in XML 1.0 §3). */
export function isXmlLocalName(text: string): boolean {
  return plainName.test(text) || localName.test(text)
}

/** Whether a text can be an element or attribute name, with or without a prefix (QName, Namespaces in XML 1.0 §4). */
export function isXmlName(text: string): boolean {
  return plainQualifiedName.test(text) || qualifiedName.test(text)
}
