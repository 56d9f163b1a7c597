import type { XmlElement } from '@preau/xml'
import { isNamed } from './response-element.ts'

/** Children of the success that are not attributes. */
const notAttributes = ['user', 'attributes', 'proxyGrantingTicket', 'proxies']

/**
 * Gathers attributes however the server writes them: children of `attributes` (Apereo), elements beside `user`
 * (RubyCAS), `<attribute name= value=>`, or elements nested within (ENTCORE's `userAttributes`: the innermost names
 * count). An empty element is a value, the empty one. Source: cas.md CAS-091.
 */
export function readAttributes(success: XmlElement): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const add = (name: string, value: string): void => {
    const values = found.get(name)
    if (values === undefined) found.set(name, [value.trim()])
    else values.push(value.trim())
  }
  for (const child of success.children) {
    if (isNamed(child, 'attributes'))
      child.children.forEach((attribute) => {
        gather(attribute, add)
      })
    else if (!notAttributes.some((name) => isNamed(child, name))) gather(child, add)
  }
  return found
}

function gather(element: XmlElement, add: (name: string, value: string) => void): void {
  const name = element.attributes.get('name')
  if (isNamed(element, 'attribute') && name !== undefined) {
    add(name, element.attributes.get('value') ?? element.text)
  } else if (element.children.length > 0) {
    element.children.forEach((child) => {
      gather(child, add)
    })
  } else {
    add(element.name, element.text)
  }
}
