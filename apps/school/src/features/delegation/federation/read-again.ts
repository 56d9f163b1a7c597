import type { Log } from '@preau/platform'
import { copy } from './copy.fr.ts'
import { knownMetadata, type StoredFederation } from './federation.ts'
import type { FederationStore } from './federation-store.ts'
import { readSource, type SourceDeps } from './read-source.ts'

export interface ReadAgainDeps extends SourceDeps {
  readonly federations: FederationStore
  readonly log: Log
}

/** How reading again ended; `unchanged` and `changed` say that the service was read. */
export type ReadAgainOutcome = 'unchanged' | 'changed' | 'problem' | 'no-address'

/**
 * Reads the metadata of a base again: keys that the service has added or taken away are followed at once. What cannot be
 * read, or names another issuer, changes nothing and is remembered. Source: cas.md §C.5, §C.6.
 */
export async function readAgain(
  deps: ReadAgainDeps,
  base: { readonly id: string; readonly uai?: string | undefined },
  actor: string,
): Promise<ReadAgainOutcome> {
  const stored = await deps.federations.of(base.id)
  const url = stored?.settings.metadataUrl
  const service = stored?.service
  if (stored === undefined || url === undefined || service === undefined) return 'no-address'
  const at = deps.clock.now()
  await deps.federations.claimReading(base.id, { before: at, at })
  const read = await readSource(deps, { url }, certificatesOf(stored))
  const problem = read.ok ? issuerProblem(read.metadata.issuer, service.issuer) : read.sentence
  if (!read.ok || problem !== undefined) {
    await deps.federations.noteProblem(base.id, problem ?? '')
    deps.log.warn({ base: base.id }, 'federation metadata could not be read')
    return 'problem'
  }
  const changed = !sameService(stored, read.metadata)
  const { issuer, endpoint } = read.metadata
  const data = { issuer, endpoint, certificates: read.metadata.certificates.map((one) => one.fingerprint) }
  await deps.federations.noteRead({
    baseId: base.id,
    service: { metadata: read.text, issuer, readAt: at },
    audit: changed
      ? { action: 'federation.service-changed', actor, school: base.uai, outcome: 'done', at, data }
      : undefined,
  })
  return changed ? 'changed' : 'unchanged'
}

const issuerProblem = (found: string, known: string): string | undefined =>
  found === known ? undefined : copy.otherIssuer(found.slice(0, 200))

const certificatesOf = ({ service }: StoredFederation): readonly string[] =>
  (service && knownMetadata(service)?.certificates.map(({ pem }) => pem)) ?? []

function sameService(
  stored: StoredFederation,
  found: NonNullable<ReturnType<typeof knownMetadata>>,
): boolean {
  const known = stored.service && knownMetadata(stored.service)
  const printsOf = (one: typeof found): string => one.certificates.map((key) => key.fingerprint).join()
  return known !== undefined && known.endpoint === found.endpoint && printsOf(known) === printsOf(found)
}

/** The job: every base in turn, so that a service that rolls its keys over is followed before they serve. */
export async function readAllAgain(deps: ReadAgainDeps, signal: AbortSignal): Promise<void> {
  for (const id of await deps.federations.toReadAgain()) {
    if (signal.aborted) return
    await readAgain(deps, { id }, 'system')
  }
}
