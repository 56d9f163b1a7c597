import {
  type AddressMistake,
  matchService,
  type RepairedAddress,
  repairAddress,
  type ServiceDifference,
} from '@preau/cas'
import type { ServiceWithPolicy } from '../services/index.ts'

/** What an address that cannot be read was probably meant to be. */
export interface MeantAddress {
  /** Never empty. */
  readonly mistakes: readonly AddressMistake[]
  /** What to send instead: the address received, mended, or what the declared service expects. */
  readonly expected: string
  /** The declared service that this leads to. */
  readonly declared: ServiceWithPolicy
  /** Its declared address. */
  readonly address: string
  /** What would still differ once the mistakes are mended. */
  readonly differences: readonly ServiceDifference[]
}

/** Of the ways to mend an address, the one that a declared service takes, or else that one nearly does. */
export function findMeant(address: string, services: readonly ServiceWithPolicy[]): MeantAddress | undefined {
  const meant = repairAddress(address).flatMap((repaired) => meantBy(repaired, services))
  return meant.find(({ differences }) => differences.length === 0) ?? meant[0]
}

function meantBy(
  { text, mistakes }: RepairedAddress,
  services: readonly ServiceWithPolicy[],
): readonly MeantAddress[] {
  const match = matchService(text, services)
  if (match.outcome === 'matched') {
    const { declared, address } = match
    return [{ mistakes, expected: text, declared, address, differences: [] }]
  }
  if (match.outcome === 'invalid' || match.nearest === undefined) return []
  return [{ mistakes, ...match.nearest }]
}
