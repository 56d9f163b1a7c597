import type { AddressRule } from './address-rule.ts'
import { type DeclaredService, rulesOf } from './declared-service.ts'
import { explainMismatch, type NearestService } from './explain-mismatch.ts'
import { cutAddress, ruleCovers } from './rule-covers.ts'
import { parseServiceUrl, type ServiceUrl, type ServiceUrlFault } from './service-url.ts'

/** What the registry says of an address. */
export type ServiceMatch<Declared extends DeclaredService> =
  | {
      readonly outcome: 'matched'
      readonly declared: Declared
      readonly service: ServiceUrl
      /** The declared address that took it, as it was declared. */
      readonly address: string
      /** Others that declare that very address, in the order given. */
      readonly twins: readonly Declared[]
    }
  /** No address at all, or one that could be read in two ways. */
  | { readonly outcome: 'invalid'; readonly fault: ServiceUrlFault }
  | {
      readonly outcome: 'undeclared'
      readonly service: ServiceUrl
      /** The declared service that was probably meant, and what to change. */
      readonly nearest: NearestService<Declared> | undefined
    }

/**
 * Finds the declared service an address belongs to: same scheme, same host, same port, and a path at or under the
 * declared one, on a whole segment (`/pronote` takes `/pronote/eleve.html`, never `/pronote2`). Paths are
 * case-sensitive, save a UAI. What a declared query holds must be there; other parameters are free. The most precise
 * declared address wins, so that one written in full is never hidden by a wide one. Source: CAS 3.0 §2.1.1.
 */
export function matchService<Declared extends DeclaredService>(
  address: string,
  declared: readonly Declared[],
): ServiceMatch<Declared> {
  const reading = parseServiceUrl(address)
  if (!reading.ok) return { outcome: 'invalid', fault: reading.fault }
  const service = reading.url
  const [best, ...others] = candidatesFor(service, declared)
  if (best === undefined)
    return { outcome: 'undeclared', service, nearest: explainMismatch(service, declared) }
  const twins = others.filter(({ rule }) => isSameRule(rule, best.rule)).map((other) => other.candidate)
  return { outcome: 'matched', declared: best.candidate, service, address: best.rule.text, twins }
}

interface Candidate<Declared> {
  readonly candidate: Declared
  readonly rule: AddressRule
}

/** Services that cover an address, each by its most precise one; the most precise first, then in the order given. */
function candidatesFor<Declared extends DeclaredService>(
  service: ServiceUrl,
  declared: readonly Declared[],
): readonly Candidate<Declared>[] {
  const cut = cutAddress(service)
  const found = declared.flatMap((candidate) => {
    const [rule] = rulesOf(candidate)
      .filter((one) => ruleCovers(one, cut))
      .toSorted(byPrecision)
    return rule === undefined ? [] : [{ candidate, rule }]
  })
  return found.toSorted((left, right) => byPrecision(left.rule, right.rule))
}

function byPrecision(left: AddressRule, right: AddressRule): number {
  if (left.rank === right.rank) return 0
  return left.rank > right.rank ? -1 : 1
}

/** Of two rules that cover one address, whether they cover the same addresses: only their queries can still differ. */
function isSameRule(left: AddressRule, right: AddressRule): boolean {
  const names = (rule: AddressRule): string => JSON.stringify(rule.query.toSorted())
  return left.rank === right.rank && names(left) === names(right)
}
