import {
  addressExamples,
  explainMismatch,
  matchService,
  type NearestService,
  parseAddressPattern,
  type ServiceUrlFault,
} from '@preau/cas'
import { isPatternAddress } from './other-addresses.ts'
import type { Service, ServiceDraft } from './service.ts'

type Addressed = Pick<ServiceDraft, 'code' | 'title' | 'url' | 'otherUrls' | 'ssoType'>

/** What becomes of an address, for the service that is being edited. */
export type AddressTrial = { readonly address: string } & (
  | { readonly outcome: 'taken'; readonly by: string; readonly twins: readonly string[] }
  | { readonly outcome: 'taken-by-other'; readonly by: string; readonly title: string }
  | { readonly outcome: 'invalid'; readonly fault: ServiceUrlFault }
  | { readonly outcome: 'not-taken'; readonly nearest: NearestService<Addressed> | undefined }
)

/** Tries an address on a service as it is typed, among the others as they stand. */
export function tryAddress(address: string, edited: Addressed, registry: readonly Service[]): AddressTrial {
  const match = matchService(address, rivals(edited, registry))
  if (match.outcome === 'invalid') return { address, outcome: 'invalid', fault: match.fault }
  const own = matchService(address, [edited])
  if (match.outcome === 'undeclared' || own.outcome !== 'matched')
    return { address, outcome: 'not-taken', nearest: explainMismatch(match.service, [edited]) }
  const { declared, twins } = match
  if (declared !== edited && !twins.includes(edited))
    return { address, outcome: 'taken-by-other', by: match.address, title: declared.title }
  const others = [declared, ...twins].filter((one) => one !== edited)
  return { address, outcome: 'taken', by: own.address, twins: others.map(({ title }) => title) }
}

/** What a declared address covers, and whom it meets. */
export interface AddressNote {
  readonly address: string
  readonly taken: readonly string[]
  readonly refused: readonly string[]
  readonly overlaps: readonly AddressOverlap[]
}

/** Another service whose address covers the same pages, some of them, or more. */
export interface AddressOverlap {
  readonly kind: 'same' | 'finer' | 'wider'
  readonly title: string
  readonly address: string
}

/** What is worth knowing of the addresses of a service: examples for patterns, and the services they meet. */
export function addressNotes(edited: Addressed, registry: readonly Service[]): readonly AddressNote[] {
  const others = rivals(edited, registry).filter((one) => one !== edited)
  const addresses = [edited.url, ...edited.otherUrls]
  const notes = addresses.map((address) => ({
    address,
    ...examplesOf(address),
    overlaps: others.flatMap((other) => overlapsOf(address, other)),
  }))
  // An address written in full, which no other service declares, needs no word.
  return notes.filter(({ address, overlaps }) => overlaps.length > 0 || isPatternAddress(address))
}

function rivals(edited: Addressed, registry: readonly Service[]): readonly Addressed[] {
  const others = registry.filter(({ code, ssoType }) => code !== edited.code && ssoType !== 'none')
  return [edited, ...others]
}

function overlapsOf(address: string, other: Addressed): readonly AddressOverlap[] {
  return [other.url, ...other.otherUrls].flatMap((theirs) => {
    const [wider, finer] = [coversExample(theirs, address), coversExample(address, theirs)]
    if (!wider && !finer) return []
    const kind = wider && finer ? ('same' as const) : wider ? ('wider' as const) : ('finer' as const)
    return [{ kind, title: other.title, address: theirs }]
  })
}

/** Whether one declared address takes the first page of another. */
function coversExample(wide: string, narrow: string): boolean {
  const [example] = examplesOf(narrow).taken
  return (
    example !== undefined && matchService(example, [{ url: '', otherUrls: [wide] }]).outcome === 'matched'
  )
}

function examplesOf(address: string): Pick<AddressNote, 'taken' | 'refused'> {
  const read = parseAddressPattern(address)
  return read.ok ? addressExamples(read.rule) : { taken: [], refused: [] }
}
