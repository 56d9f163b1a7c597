import type { XmlStart } from './xml-parser.ts'

/** A complete element. */
export interface XmlElement extends XmlStart {
  readonly children: readonly XmlElement[]
  /** The text directly in the element, all runs joined, blanks kept; the text of its children is theirs. */
  readonly text: string
}

/** The first child of that local name. */
export function childElement(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((child) => child.name === name)
}

/** Every child of that local name, in order. */
export function childElements(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => child.name === name)
}

/** The text of the first child of that name, without blanks around; `undefined` when there is no such child. */
export function childText(parent: XmlElement, name: string): string | undefined {
  return childElement(parent, name)?.text.trim()
}
