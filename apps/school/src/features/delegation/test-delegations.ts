import { publicAddress, type SchoolBase } from '../bases/index.ts'
import { inForce } from './delegation.ts'
import type { DelegationStore } from './delegation-store.ts'
import { federationAddresses, type FederationStore, type FederationTester } from './federation/index.ts'
import type { ConnectionTest, ConnectionTester } from './test-connection.ts'

/** What testing one delegation of a base said. */
export interface TestedDelegation extends ConnectionTest {
  readonly uai: string
  readonly name: string
  readonly delegation: 'cas' | 'ws-federation'
}

export interface TestDelegationsDeps {
  readonly delegations: Pick<DelegationStore, 'of'>
  readonly federations: Pick<FederationStore, 'of'>
  readonly testConnection: ConnectionTester
  readonly testFederation: FederationTester
  readonly publicUrl: string
}

/** *Tester la connexion* of what is in force in these bases, none but in a live one, one after the other: several of them often have the same ENT. */
export async function* testDelegations(
  deps: TestDelegationsDeps,
  bases: readonly SchoolBase[],
): AsyncGenerator<TestedDelegation> {
  for (const base of bases.filter(({ stage }) => stage === 'live')) {
    const { uai, name } = base
    const cas = await testCas(deps, base)
    if (cas) yield { uai, name, delegation: 'cas', ...cas }
    const federation = await testWsFederation(deps, base)
    if (federation) yield { uai, name, delegation: 'ws-federation', ...federation }
  }
}

async function testCas(deps: TestDelegationsDeps, base: SchoolBase): Promise<ConnectionTest | undefined> {
  const stored = await deps.delegations.of(base.id)
  const delegation = stored && inForce(base.id, stored)
  if (!delegation) return undefined
  const { serverUrl, protocol } = delegation
  return deps.testConnection({ serverUrl, protocol, service: publicAddress(base, deps.publicUrl) })
}

async function testWsFederation(
  deps: TestDelegationsDeps,
  base: SchoolBase,
): Promise<ConnectionTest | undefined> {
  const { settings, service } = (await deps.federations.of(base.id)) ?? {}
  if (!settings?.enabled) return undefined
  const pasted = service && { text: service.metadata }
  const source = settings.metadataUrl === undefined ? pasted : { url: settings.metadataUrl }
  const addresses = federationAddresses(deps.publicUrl, base)
  return source && deps.testFederation({ source, addresses, issuer: service?.issuer })
}
