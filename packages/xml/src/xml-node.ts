/** Text content or attribute value: booleans and numbers are written as XML Schema writes them. */
export type XmlText = string | number | boolean

/** Attributes in the order they are written; an `undefined` one is left out. */
export type XmlAttributes = Readonly<Record<string, XmlText | undefined>>

/** An element to write. */
export interface XmlNode {
  readonly name: string
  readonly attributes: XmlAttributes
  readonly children: readonly (XmlNode | XmlText)[]
}

/** Something that may be a child of an element; `undefined` is left out, so that optional parts read well. */
type XmlChild = XmlNode | XmlText | undefined

/** Describes an element; names and values are checked when it is written. */
export function element(
  name: string,
  attributes: XmlAttributes = {},
  children: XmlChild | readonly XmlChild[] = [],
): XmlNode {
  const list = isList(children) ? children : [children]
  return { name, attributes, children: list.filter((child) => child !== undefined) }
}

function isList(children: XmlChild | readonly XmlChild[]): children is readonly XmlChild[] {
  return Array.isArray(children)
}
