import type { XmlElement } from './xml-element.ts'
import type { XmlStart } from './xml-parser.ts'

/** Puts one element together from its pieces. */
export interface ElementBuilder {
  open(start: XmlStart): void
  text(text: string): void
  /** The whole element once its own end is reached, `undefined` before. */
  close(): XmlElement | undefined
  /** Elements and characters held so far. */
  readonly size: number
}

interface Draft {
  readonly start: XmlStart
  readonly children: XmlElement[]
  text: string
}

/** A builder for the next element. */
export function elementBuilder(): ElementBuilder {
  const drafts: Draft[] = []
  let size = 0
  return {
    get size() {
      return size
    },
    open(start) {
      size += 1
      for (const value of start.attributes.values()) size += value.length
      drafts.push({ start, children: [], text: '' })
    },
    text(text) {
      size += text.length
      const draft = drafts.at(-1)
      if (draft !== undefined) draft.text += text
    },
    close() {
      const draft = drafts.pop()
      if (draft === undefined) return undefined
      const element = { ...draft.start, children: draft.children, text: draft.text }
      const parent = drafts.at(-1)
      if (parent === undefined) return element
      parent.children.push(element)
      return undefined
    },
  }
}
