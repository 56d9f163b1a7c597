import type { XmlElement } from '../xml-element.ts'
import { algorithmProblem, excC14n } from './algorithms.ts'
import type { ShapeProblem, SignatureRules } from './signature-rules.ts'

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const enveloped = `${dsig}enveloped-signature`

/** Attributes that some reader or other takes for an identifier, whatever their namespace. */
const idNames = new Set(['id', 'ID', 'Id', 'iD', 'AssertionID', 'ResponseID', 'RequestID'])

/**
 * Refuses every shape that signature wrapping needs: a document has one signature, in the element that it signs, with one
 * reference, to that element, by an identifier that nothing else bears, and no transform that could leave a part out.
 * Source: cas.md §C.4 (2, 3, 5), XML Signature Best Practices §2.1.
 */
export function shapeProblem(
  root: XmlElement,
  target: XmlElement,
  rules: Pick<SignatureRules, 'idAttribute' | 'allowSha1'>,
): ShapeProblem | undefined {
  const all = descendants(root)
  const id = target.attributes.get(rules.idAttribute)
  const twice = repeatedId(all)
  if (twice !== undefined) return { problem: 'duplicate-id', detail: `two elements have the id ${twice}` }
  const signatures = all.filter((one) => isDsig(one, 'Signature'))
  const [signature] = signatures
  if (signature === undefined) return { problem: 'unsigned', detail: 'there is no signature' }
  if (signatures.length > 1) return shape(`${String(signatures.length)} signatures`)
  if (!target.children.includes(signature)) return shape('the signature is not in the element that is read')
  if (id === undefined || !/^[A-Za-z_][\w.:-]*$/.test(id)) return shape('the element that is read has no id')
  return signatureProblem(all, { signature, id, allowSha1: rules.allowSha1 === true })
}

const shape = (detail: string): ShapeProblem => ({ problem: 'shape', detail })

interface Signed {
  readonly signature: XmlElement
  readonly id: string
  readonly allowSha1: boolean
}

/** Exactly one of each part, in its place: a second one elsewhere is there to be taken for the first. */
function signatureProblem(
  all: readonly XmlElement[],
  { signature, id, allowSha1 }: Signed,
): ShapeProblem | undefined {
  const parts = partsOf(all, signature)
  if (parts === undefined)
    return shape('SignedInfo, Reference, a method or the digest is absent, or there twice, or misplaced')
  const { reference, value, ...methods } = parts
  if (all.some((one) => isDsig(one, 'Object'))) return shape('the signature has an Object')
  if (reference.attributes.get('URI') !== `#${id}`) return shape('the signature signs another element')
  if (value.children.length > 0) return shape('the digest has elements')
  const algorithms = {
    signature: uriOf(methods.method),
    digest: uriOf(methods.digest),
    canonicalization: uriOf(methods.canonicalization),
  }
  return transformProblem(reference) ?? algorithmProblem(algorithms, allowSha1)
}

function partsOf(all: readonly XmlElement[], signature: XmlElement) {
  const only = (parent: XmlElement | undefined, name: string): XmlElement | undefined => {
    const [found, ...others] = all.filter((one) => isDsig(one, name))
    return found !== undefined && others.length === 0 && parent?.children.includes(found) === true
      ? found
      : undefined
  }
  const info = only(signature, 'SignedInfo')
  const reference = only(info, 'Reference')
  const canonicalization = only(info, 'CanonicalizationMethod')
  const method = only(info, 'SignatureMethod')
  const digest = only(reference, 'DigestMethod')
  const value = only(reference, 'DigestValue')
  return reference && canonicalization && method && digest && value
    ? { reference, canonicalization, method, digest, value }
    : undefined
}

function transformProblem(reference: XmlElement): ShapeProblem | undefined {
  const steps = descendants(reference).filter((one) => isDsig(one, 'Transform'))
  const uris = steps.map(uriOf)
  if (uris.length !== 2 || uris[0] !== enveloped || uris[1] !== excC14n)
    return { problem: 'algorithm', detail: `transforms ${uris.join(' ').slice(0, 200)}` }
  const nested = steps.flatMap(({ children }) => children)
  return nested.some((one) => one.name !== 'InclusiveNamespaces' || one.uri !== excC14n)
    ? { problem: 'algorithm', detail: 'a transform has parameters' }
    : undefined
}

const uriOf = (one: XmlElement): string => one.attributes.get('Algorithm') ?? ''

const isDsig = (one: XmlElement, name: string): boolean => one.name === name && one.uri === dsig

/** The element and everything in it, in the order of the document. */
export function descendants(root: XmlElement): readonly XmlElement[] {
  return [root, ...root.children.flatMap(descendants)]
}

function repeatedId(all: readonly XmlElement[]): string | undefined {
  const seen = new Set<string>()
  for (const { attributes } of all) {
    // One element may bear its identifier under two names.
    const own = new Set<string>()
    for (const [name, value] of attributes)
      if (idNames.has(name.slice(name.lastIndexOf('}') + 1))) own.add(value)
    for (const value of own) {
      if (seen.has(value)) return value.slice(0, 100)
      seen.add(value)
    }
  }
  return undefined
}
