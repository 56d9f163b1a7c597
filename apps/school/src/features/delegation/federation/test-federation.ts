import type { Random } from '@preau/platform'
import { formatDayFr } from '@preau/people'
import { type FederationMetadata, signInAddress, type SigningCertificate } from '@preau/ws-federation'
import { parisDay } from '../../../frame/format.ts'
import { openWay } from '../ask-cas.ts'
import { checkServer } from '../check-server.ts'
import type { ConnectionTest } from '../test-connection.ts'
import { certificateState } from './certificate-state.ts'
import { copy } from './copy.fr.ts'
import type { FederationAddresses } from './our-addresses.ts'
import { type MetadataSource, readSource, type SourceDeps } from './read-source.ts'

type Check = ConnectionTest['checks'][number]

interface Tested {
  readonly source: MetadataSource
  readonly addresses: FederationAddresses
  /** Issuer in use, if any. */
  readonly issuer: string | undefined
}

export type FederationTester = (tested: Tested) => Promise<ConnectionTest>

/** *Tester la connexion*: reads the metadata for real, and asks the page where people will be sent. */
export const createFederationTester =
  (deps: SourceDeps & { readonly random: Random }): FederationTester =>
  async (tested) => {
    const { checks: server, isReached } = await wayToMetadata(deps, tested.source)
    if (!isReached) return verdict(server)
    const read = await readSource(deps, tested.source)
    if (!read.ok) {
      const check: Check = { label: copy.checks.metadata, state: 'bad', sentence: read.sentence }
      return verdict([...server, check])
    }
    const { metadata } = read
    return verdict([
      ...server,
      good(copy.checks.metadata, metadata.signed ? copy.checks.metadataSigned : copy.checks.metadataUnsigned),
      issuerCheck(metadata, tested.issuer),
      await endpointCheck(deps, metadata, tested.addresses),
      ...metadata.certificates.map((one) => certificateCheck(one, deps.clock.now())),
      ownAddressCheck(tested.addresses),
    ])
  }

/** The way to the address of the metadata, as to that of a CAS server; metadata that were pasted have none. */
async function wayToMetadata(deps: SourceDeps, source: MetadataSource) {
  return 'url' in source ? checkServer(new URL(source.url), deps) : { checks: [], isReached: true }
}

const good = (label: string, sentence: string): Check => ({ label, state: 'good', sentence })
const note = (label: string, sentence: string): Check => ({ label, state: 'note', sentence })

function verdict(checks: readonly Check[]): ConnectionTest {
  const has = (state: Check['state']): boolean => checks.some((check) => check.state === state)
  const state = has('bad') ? 'bad' : has('note') ? 'note' : 'good'
  return { verdict: { state, sentence: copy.verdicts[state] }, checks }
}

const issuerCheck = ({ issuer }: FederationMetadata, known: string | undefined): Check =>
  known === undefined || known === issuer
    ? good(copy.checks.issuer, copy.checks.issuerGood(issuer.slice(0, 200)))
    : note(copy.checks.issuer, copy.checks.issuerChanged(issuer.slice(0, 200)))

async function endpointCheck(
  { allowPrivate, clock, random }: SourceDeps & { readonly random: Random },
  { endpoint }: FederationMetadata,
  { realm, reply }: FederationAddresses,
): Promise<Check> {
  const text = copy.checks
  const way = openWay(new URL(endpoint).origin, { allowPrivate })
  const context = Buffer.from(random.bytes(16)).toString('base64url')
  const asked = signInAddress(endpoint, { realm, reply, context, at: clock.now() })
  try {
    const answer = await way.get(new URL(asked))
    // Most services lead to their form by a redirect.
    if (answer.ok || answer.kind === 'redirect') return good(text.endpoint, text.endpointGood)
    const { status = 0, sentence } = answer
    return status >= 400 && status < 600 && status !== 404
      ? note(text.endpoint, text.endpointRefuses(String(status)))
      : { label: text.endpoint, state: 'bad', sentence }
  } finally {
    way.close()
  }
}

function certificateCheck(certificate: SigningCertificate, now: Date): Check {
  const text = copy.checks
  const label = text.certificate(certificate.subject.slice(0, 100))
  const to = formatDayFr(parisDay(certificate.validTo))
  switch (certificateState(certificate, now)) {
    case 'good':
      return good(label, text.certificateGood(to))
    case 'soon':
      return note(label, text.certificateSoon(to))
    case 'expired':
      return note(label, text.certificateExpired(to))
    case 'later':
      return good(label, text.certificateLater(formatDayFr(parisDay(certificate.validFrom))))
  }
}

const ownAddressCheck = ({ realm }: FederationAddresses): Check =>
  realm.startsWith('https:')
    ? good(copy.checks.ownAddress, copy.checks.ownAddressGood)
    : note(copy.checks.ownAddress, copy.checks.ownAddressHttp)
