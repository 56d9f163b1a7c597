import type { XmlElement } from '@preau/xml'

/** Whether an element of an answer has that name: some servers write `authenticationsuccess`. */
export function isNamed(element: XmlElement, name: string): boolean {
  return element.name.toLowerCase() === name.toLowerCase()
}

/** The children of that name, in any letter case. */
export function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => isNamed(child, name))
}

/** Every element of that name within, however deep, in the order of the document. */
export function allNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(isNamed(child, name) ? [child] : []),
    ...allNamed(child, name),
  ])
}

/** An attribute of that name, in any letter case. */
export function attributeNamed(element: XmlElement, name: string): string | undefined {
  const folded = name.toLowerCase()
  return Array.from(element.attributes).find(([key]) => key.toLowerCase() === folded)?.[1]
}
