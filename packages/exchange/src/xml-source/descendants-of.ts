import { childElements, type XmlElement } from '@preau/xml'

/** Every element reached by following `path` from `element`, in document order. */
export function descendantsOf(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((one) => childElements(one, name)),
    [element],
  )
}
