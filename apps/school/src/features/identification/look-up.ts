import type { RecognitionMode } from '../delegation/index.ts'
import type { FailureEvidence, FailureReason } from './identification-failure.ts'
import type { RecognitionRequest } from './identification.ts'
import type { Candidate, IdentificationStore } from './identification-store.ts'
import { matchIdentity } from './match-identity.ts'
import { absenceOf, pronoteIdsOf } from './read-answer.ts'
import { readIdentity } from './read-identity.ts'

/** Whom the answer of the ENT may mean, and what to say if that leads nowhere. */
export interface LookedUp {
  readonly candidates: readonly Candidate[]
  /** Nobody is meant. */
  readonly nobody: FailureReason
  /** Several people of one category are meant. */
  readonly several: FailureReason
  /** What the rule saw, when nobody is meant. */
  readonly seen: Pick<FailureEvidence, 'attribute'>
  /** How a link that follows was decided, for the trail. */
  readonly by: string
}

interface Came {
  readonly attributes: ReadonlyMap<string, readonly string[]>
  readonly casId: string
  readonly today: string
}

type Store = Pick<IdentificationStore, 'candidates' | 'isOfAnotherBase' | 'namesakes'>
type Asked = Pick<RecognitionRequest, 'base' | 'delegation'>

/** Holders of the *Identifiant CAS*, and whoever the rule of the first connection leads to. */
export const lookUp = (store: Store, asked: Asked, came: Came): Promise<LookedUp> =>
  lookUps[asked.delegation.recognition](store, asked, came)

type LookUp = (store: Store, asked: Asked, came: Came) => Promise<LookedUp>

/** An account that nobody has yet is asked whose it is: see `isForDouble`. */
const byLinkOnly: LookUp = async (store, { base }, { casId, today }) => ({
  candidates: await store.candidates(base.id, { casId, pronoteIds: [], ids: [], today }),
  nobody: 'not-identified',
  several: 'several-sheets',
  seen: {},
  by: 'double',
})

const lookUps: Readonly<Record<RecognitionMode, LookUp>> = {
  identifier: byIdentifier,
  identity: byIdentity,
  double: byLinkOnly,
}

async function byIdentifier(store: Store, { base, delegation }: Asked, came: Came): Promise<LookedUp> {
  const { identifierAttribute } = delegation
  const read = pronoteIdsOf(came.attributes, identifierAttribute)
  const { casId, today } = came
  const candidates = await store.candidates(base.id, { casId, pronoteIds: read.ids, ids: [], today })
  const absence = absenceOf(came.attributes, identifierAttribute)
  const isReadable = read.came && (read.ids.length > 0 || absence !== 'attribute-markup')
  return {
    candidates,
    nobody: isReadable ? await nobodyHere(store, base.id, { ...read, candidates }) : absence,
    several: 'several-sheets',
    seen: isReadable ? {} : { attribute: identifierAttribute },
    by: identifierAttribute,
  }
}

/** An identifier that nobody here has may be that of somebody in another base of the server: only that is said. */
async function nobodyHere(
  store: Store,
  baseId: string,
  { ids, candidates }: { readonly ids: readonly string[]; readonly candidates: readonly Candidate[] },
): Promise<FailureReason> {
  if (candidates.length > 0 || ids.length === 0) return 'not-identified'
  return (await store.isOfAnotherBase(baseId, ids)) ? 'other-school' : 'not-identified'
}

async function byIdentity(store: Store, { base, delegation }: Asked, came: Came): Promise<LookedUp> {
  const { casId, today } = came
  const read = readIdentity(came.attributes, delegation)
  const found = read.ok ? matchIdentity(read.identity, await store.namesakes(base.id, read.identity)) : []
  const ids = found.map(({ id }) => id)
  return {
    candidates: await store.candidates(base.id, { casId, pronoteIds: [], ids, today }),
    nobody: read.ok ? 'identity-unknown' : read.reason,
    several: 'identity-ambiguous',
    seen: read.ok ? {} : { attribute: read.attribute },
    by: 'identity',
  }
}
