import fc from 'fast-check'
import { element, type XmlNode } from '../src/index.ts'

const nameStart = fc.constantFrom(...Array.from('abcXYZ_éλ'))
const nameRest = fc.string({ unit: fc.constantFrom(...Array.from('abc019-._é')), maxLength: 6 })

/** Names that XML accepts, without a prefix. */
export const xmlLocalName = fc
  .tuple(nameStart, nameRest)
  .map(([start, rest]) => `${start}${rest}`)
  .filter((name) => !name.toLowerCase().startsWith('xml'))

const written = fc.constantFrom(...Array.from('a é<>&"\'\t\n\r]]>€\u{1F600}\u00a0;'))

/** Text that XML can hold, rich in what must be escaped. */
export const xmlText = fc.string({ unit: written, maxLength: 20 })

const attributes = fc.dictionary(xmlLocalName, xmlText, { maxKeys: 3, noNullPrototype: true })

/** Trees of elements: each holds either elements or one text, as data does. */
export const xmlTree: fc.Arbitrary<XmlNode> = fc.letrec<{ tree: XmlNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(xmlLocalName, attributes, xmlText).map(([name, pairs, text]) => element(name, pairs, text)),
    fc
      .tuple(xmlLocalName, attributes, fc.array(tie('tree'), { maxLength: 3 }))
      .map(([name, pairs, children]) => element(name, pairs, children)),
  ),
})).tree
