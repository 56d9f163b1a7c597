import { type AddressRule, parseAddressPattern, parseFixedAddress } from './address-rule.ts'

/** A service of the registry: everything under one of its addresses belongs to it. */
export interface DeclaredService {
  /** Read in full: `*` in it is an ordinary character. */
  readonly url: string
  /** Other addresses of the same service; these may be patterns, see `parseAddressPattern`. */
  readonly otherUrls?: readonly string[]
}

// A registry is asked about at every click, and its services stay the same objects until it changes.
const readBefore = new WeakMap<DeclaredService, readonly AddressRule[]>()

/** The addresses of a service, ready to be compared; those that are none are left out. */
export function rulesOf(declared: DeclaredService): readonly AddressRule[] {
  const known = readBefore.get(declared)
  if (known) return known
  const readings = [parseFixedAddress(declared.url), ...(declared.otherUrls ?? []).map(parseAddressPattern)]
  const rules = readings.flatMap((read) => (read.ok ? [read.rule] : []))
  readBefore.set(declared, rules)
  return rules
}
