import type { XmlElement } from '@preau/xml'

/** Whether an element of an answer has that name: some servers write `authenticationsuccess`. */
export function isNamed(element: XmlElement, name: string): boolean {
  return element.name.toLowerCase() === name.toLowerCase()
}

/** The children of that name, in any letter case. */
export function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => isNamed(child, name))
}
