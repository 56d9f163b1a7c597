import type { FederationMetadata } from '@preau/ws-federation'
import type { SchoolBase } from '../../bases/index.ts'
import { type Federation, federationInForce, knownMetadata, type KnownService } from './federation.ts'
import type { FederationStore } from './federation-store.ts'

/** The WS-Federation delegation in force for a base, read at each call so that every node follows the console at once. */
export type FindFederation = (base: SchoolBase) => Promise<Federation | undefined>

const mostKept = 200

export function findFederation(store: Pick<FederationStore, 'of'>): FindFederation {
  const metadataOf = rememberReading()
  return async (base) => {
    if (base.stage !== 'live') return undefined
    const stored = await store.of(base.id)
    return stored && federationInForce(base.id, stored, metadataOf)
  }
}

/** Metadata have sixty kilobytes and a signature, and are read at each entry: the same text is read once. */
function rememberReading(): (service: KnownService) => FederationMetadata | undefined {
  const read = new Map<string, FederationMetadata | undefined>()
  return (service) => {
    const known = read.get(service.metadata)
    if (known !== undefined) return known
    if (read.size >= mostKept) read.clear()
    const metadata = knownMetadata(service)
    read.set(service.metadata, metadata)
    return metadata
  }
}
