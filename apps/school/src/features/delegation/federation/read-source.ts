import type { Clock } from '@preau/platform'
import { type FederationMetadata, readMetadata } from '@preau/ws-federation'
import { openWay } from '../ask-cas.ts'
import { copy } from './copy.fr.ts'

/** Where metadata come from. */
export type MetadataSource = { readonly url: string } | { readonly text: string }

/** Metadata that were read, with their text; or why not, in French. */
export type ReadSource =
  | { readonly ok: true; readonly text: string; readonly metadata: FederationMetadata }
  | { readonly ok: false; readonly sentence: string }

export interface SourceDeps {
  /** Whether a service may be on a private address, and then without TLS. */
  readonly allowPrivate: boolean
  readonly clock: Clock
}

/** Asks the address, or takes what was pasted, and reads it. `trusted`: certificates in PEM believed so far. */
export async function readSource(
  deps: SourceDeps,
  source: MetadataSource,
  trusted: readonly string[] = [],
): Promise<ReadSource> {
  const came = 'text' in source ? { ok: true as const, text: source.text } : await ask(deps, source.url)
  if (!came.ok) return { ok: false, sentence: came.sentence }
  const rules = { now: deps.clock.now(), trusted, allowHttp: deps.allowPrivate }
  const read = readMetadata(came.text, rules)
  return read.ok
    ? { ok: true, text: came.text, metadata: read.metadata }
    : { ok: false, sentence: copy.metadataFaults[read.code] }
}

async function ask(deps: SourceDeps, address: string) {
  const url = new URL(address)
  const way = openWay(url.origin, { allowPrivate: deps.allowPrivate })
  try {
    return await way.get(url)
  } finally {
    way.close()
  }
}

/** What is wrong with an address of metadata, in French; `undefined` when nothing is. */
export function addressFault(address: string, allowHttp: boolean): string | undefined {
  const url = URL.parse(address)
  if (url === null || url.username !== '' || url.password !== '' || url.hostname === '')
    return copy.addressWrong
  return url.protocol === 'https:' || (allowHttp && url.protocol === 'http:') ? undefined : copy.addressHttps
}
