import { explainMismatch, type NearestService } from './explain-mismatch.ts'
import { parseServiceUrl, type ServiceUrl, type ServiceUrlFault, withUpperUai } from './service-url.ts'

/** A service of the registry: everything under its address belongs to it. */
export interface DeclaredService {
  readonly url: string
}

/** What the registry says of an address. */
export type ServiceMatch<Declared extends DeclaredService> =
  | { readonly outcome: 'matched'; readonly declared: Declared; readonly service: ServiceUrl }
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
 * case-sensitive, save a UAI. The query is not looked at. The longest declared path wins, so a precise declaration
 * is never hidden by a wide one. Source: CAS 3.0 §2.1.1.
 */
export function matchService<Declared extends DeclaredService>(
  address: string,
  declared: readonly Declared[],
): ServiceMatch<Declared> {
  const reading = parseServiceUrl(address)
  if (!reading.ok) return { outcome: 'invalid', fault: reading.fault }
  const service = reading.url
  const candidates = declared.flatMap((candidate) => {
    const read = parseServiceUrl(candidate.url)
    return read.ok && covers(read.url, service) ? [{ candidate, length: rootOf(read.url).length }] : []
  })
  const [best] = candidates.toSorted((left, right) => right.length - left.length)
  if (best !== undefined) return { outcome: 'matched', declared: best.candidate, service }
  return { outcome: 'undeclared', service, nearest: explainMismatch(service, declared) }
}

function covers(declared: ServiceUrl, service: ServiceUrl): boolean {
  if (
    declared.scheme !== service.scheme ||
    declared.host !== service.host ||
    declared.port !== service.port
  ) {
    return false
  }
  return `${withUpperUai(service.path)}/`.startsWith(`${rootOf(declared)}/`)
}

/** The declared path as a prefix: no slash at its end. */
function rootOf(declared: ServiceUrl): string {
  return withUpperUai(declared.path).replace(/\/+$/, '')
}
