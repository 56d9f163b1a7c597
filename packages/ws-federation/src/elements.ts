import type { XmlElement } from '@preau/xml'

/** Children of that name in that namespace. */
export const childrenOf = (parent: XmlElement, uri: string, name: string): readonly XmlElement[] =>
  parent.children.filter((child) => child.name === name && child.uri === uri)

/** The element and everything in it, in the order of the document. */
export const everyElement = (root: XmlElement): readonly XmlElement[] => [
  root,
  ...root.children.flatMap(everyElement),
]

/** Everything of that name, whatever its namespace: what is not where it should be is looked for by name alone. */
export const allNamed = (root: XmlElement, name: string): readonly XmlElement[] =>
  everyElement(root).filter((one) => one.name === name)
