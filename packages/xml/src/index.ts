/**
 * Strict XML reader and safe XML writer.
 *
 * Owns: well-formedness, encodings, limits, the DOCTYPE policy, escaping. No DTD is ever processed, no entity beyond the
 * five of XML is ever expanded, nothing is ever fetched.
 * Does not own: what a document means (`@preau/exchange`, `@preau/cas`), files and sockets (bytes come in as a parameter).
 *
 * Start with {@link parseXml} for a small document, {@link readXmlElements} for a large one, {@link element} and
 * {@link renderXml} to write. Every refusal is one error, {@link MalformedXml}, that says where and why.
 *
 * @packageDocumentation
 */
export { parseXml } from './parse-xml.ts'
export { readXmlElements, type StreamedElement, type XmlSelection } from './read-xml-elements.ts'
export { readXmlEvents, type XmlBytes } from './read-xml-events.ts'
export { childElement, childElements, childText, type XmlElement } from './xml-element.ts'
export { defaultXmlLimits, type XmlLimits } from './xml-limits.ts'
export { isXmlLocalName, isXmlName } from './xml-name.ts'
export type { DoctypePolicy } from './doctype-policy.ts'
export type { XmlReadOptions, XmlSink, XmlStart } from './xml-parser.ts'
export { MalformedXml, type XmlProblem, type XmlProblemCode } from './xml-problem.ts'
export { element, type XmlAttributes, type XmlNode, type XmlText } from './xml-node.ts'
export { renderXml, UnwritableXml, type XmlWriteOptions, type XmlWriter, xmlWriter } from './xml-writer.ts'
