import { type NearestService, matchService, type ServiceUrl, type ServiceUrlFault } from '@preau/cas'
import type { ServiceWithPolicy } from '../services/index.ts'
import { findMeant, type MeantAddress } from './find-meant.ts'

/** Why an address gets no ticket. */
export type ServiceRefusal =
  | {
      readonly reason: 'invalid'
      readonly fault: ServiceUrlFault
      readonly meant: MeantAddress | undefined
    }
  | {
      readonly reason: 'undeclared'
      readonly service: ServiceUrl
      readonly nearest: NearestService<ServiceWithPolicy> | undefined
    }
  /** Declared, but as a service that does not use the log-in of the portal. */
  | {
      readonly reason: 'no-sso'
      readonly service: ServiceUrl
      readonly declared: ServiceWithPolicy
      readonly address: string
    }

/** The services an address may be for, in the order of the service bar; never empty. */
export interface FoundService {
  readonly url: ServiceUrl
  /** Several when one address was declared several times, for different populations. */
  readonly declared: readonly [ServiceWithPolicy, ...ServiceWithPolicy[]]
}

type Lookup = { readonly found: FoundService } | { readonly refusal: ServiceRefusal }

// The same few addresses come with every click, and the registry stays the same list until it changes.
const foundBefore = new WeakMap<readonly ServiceWithPolicy[], Map<string, { readonly found: FoundService }>>()
const mostRemembered = 1000

/** Finds an address in the registry. Services without SSO get no ticket, but are named when they were meant. */
export function findService(address: string, services: readonly ServiceWithPolicy[]): Lookup {
  const remembered = foundBefore.get(services) ?? new Map<string, { readonly found: FoundService }>()
  const known = remembered.get(address)
  if (known) return known
  const lookup = lookUp(address, services)
  if ('refusal' in lookup) return lookup
  // Anybody may ask for addresses under a declared one.
  if (remembered.size >= mostRemembered) remembered.clear()
  foundBefore.set(services, remembered.set(address, lookup))
  return lookup
}

function lookUp(address: string, services: readonly ServiceWithPolicy[]): Lookup {
  const withSso = services.filter(({ ssoType }) => ssoType !== 'none')
  const match = matchService(address, withSso)
  if (match.outcome === 'invalid')
    return { refusal: { reason: 'invalid', fault: match.fault, meant: findMeant(address, withSso) } }
  if (match.outcome === 'matched') {
    const { declared: first, service: url, twins } = match
    return { found: { url, declared: [first, ...twins] } }
  }
  const any = matchService(address, services)
  if (any.outcome === 'matched') return { refusal: { ...any, reason: 'no-sso' } }
  return { refusal: { reason: 'undeclared', service: match.service, nearest: match.nearest } }
}
