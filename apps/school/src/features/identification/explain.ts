import { copy, spaceName } from './copy.fr.ts'
import {
  type FailureEvidence,
  type FailureReason,
  type IdentificationFailure,
  rememberedCode,
} from './identification-failure.ts'

/** A failure in words: what happened, then what to do. */
export interface Explanation {
  readonly sentences: readonly string[]
  readonly next: string | undefined
  /** What only an administrator can use: below *Informations pour l’administrateur*. */
  readonly technical?: string
}

const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' })

type Explained = Pick<IdentificationFailure, 'reason' | 'space' | 'evidence'>

/** Explains a failure to the person who meets it. */
export const explain = (failure: Explained): Explanation => explanations[failure.reason](failure)

const explanations: Readonly<Record<FailureReason, (failure: Explained) => Explanation>> = {
  'ticket-malformed': () => ({ sentences: [copy.malformed], next: copy.malformedNext }),
  'cas-failure': ({ evidence }) => explainCode(evidence.code ?? ''),
  'service-unknown': () => ({ sentences: [copy.unknownService], next: copy.unknownServiceNext }),
  'cas-unreachable': () => ({ sentences: [copy.unreachable], next: copy.unreachableNext }),
  'not-cas': ({ evidence }) => ({ sentences: [copy.notCas(evidence.detail ?? '')], next: copy.notCasNext }),
  'token-refused': ({ evidence }) => ({
    sentences: [copy.tokens[tokenWords[evidence.code ?? ''] ?? 'OTHER']],
    next: copy.tokenNext,
  }),
  'attribute-missing': ({ evidence }) => missing(evidence),
  'attribute-empty': ({ evidence }) => missing(evidence),
  'attribute-markup': ({ evidence }) => ({
    sentences: [copy.markup(evidence.attribute ?? '')],
    next: copy.ambiguousNext,
  }),
  'attribute-ambiguous': ({ evidence }) => ({
    sentences: [copy.ambiguous(evidence.attribute ?? '')],
    next: copy.ambiguousNext,
  }),
  'category-unknown': ({ evidence }) => ({
    sentences: [copy.categoryUnknown(evidence.attribute ?? '')],
    next: copy.categoryUnknownNext,
  }),
  'identity-unknown': () => ({ sentences: [copy.identityUnknown], next: undefined }),
  'identity-ambiguous': () => ({ sentences: [copy.identityAmbiguous], next: undefined }),
  'not-identified': () => ({ sentences: [copy.notIdentified], next: undefined }),
  'other-school': () => ({ sentences: [copy.otherSchool], next: copy.otherSchoolNext }),
  held: () => ({ sentences: [copy.held], next: undefined }),
  'several-sheets': () => ({ sentences: [copy.heldDouble], next: undefined }),
  disabled: () => ({ sentences: [copy.disabled], next: copy.noAccessNext }),
  'function-unset': () => ({ sentences: [copy.functionUnset], next: copy.functionUnsetNext }),
  'no-pupil': () => ({ sentences: [copy.noPupil], next: copy.noPupilNext }),
  'space-not-published': ({ space }) => ({
    sentences: [copy.spaceNotPublished(spaceName(space))],
    next: undefined,
  }),
  'base-not-published': () => ({ sentences: [copy.baseNotPublished], next: undefined }),
  'no-access': () => ({ sentences: [copy.noAccess], next: copy.noAccessNext }),
  left: () => ({ sentences: [copy.left], next: copy.leftNext }),
  'double-refused': () => ({ sentences: [copy.doubleRefused], next: undefined }),
  'double-no-account': () => ({ sentences: [copy.doubleNoAccount], next: undefined }),
  'double-other-space': ({ space }) => ({
    sentences: [copy.doubleOtherSpace(spaceName(space))],
    next: undefined,
  }),
  'wrong-space': ({ space }) => ({ sentences: [copy.wrongSpace(spaceName(space))], next: undefined }),
}

/** Several codes are one thing to the person; the supervisor reads which. */
const tokenWords: Readonly<Record<string, keyof typeof copy.tokens>> = {
  CONTEXT: 'CONTEXT',
  REPLAYED: 'REPLAYED',
  NOT_FRESH: 'NOT_FRESH',
  NOT_YET: 'OUT_OF_DATE',
  EXPIRED: 'OUT_OF_DATE',
  AUDIENCE: 'AUDIENCE',
  FAULT: 'FAULT',
  ISSUER: 'UNTRUSTED',
  UNSIGNED: 'UNTRUSTED',
  SIGNATURE_SHAPE: 'UNTRUSTED',
  DUPLICATE_ID: 'UNTRUSTED',
  ALGORITHM: 'UNTRUSTED',
  UNKNOWN_KEY: 'UNTRUSTED',
  BAD_SIGNATURE: 'UNTRUSTED',
}

function explainCode(code: string): Explanation {
  if (code === 'INVALID_TICKET') return { sentences: [copy.usedTicket], next: copy.usedTicketNext }
  const known = copy.clientFailures[code]
  if (known !== undefined) {
    const next = code === rememberedCode ? copy.rememberedNext : copy.clientFailureNext
    return { sentences: [known], next }
  }
  return { sentences: [copy.otherFailure(code)], next: copy.otherFailureNext }
}

function missing(evidence: FailureEvidence): Explanation {
  // The CAS user itself is no attribute.
  if (evidence.attribute === undefined) return { sentences: [copy.noUser], next: copy.ambiguousNext }
  const words = evidence.protocol === undefined ? copy.missing : copy.missingClaim
  const wanted = words(evidence.serverUrl, evidence.attribute)
  // Somebody whose account is known gets the form, which says it.
  const next = evidence.known === undefined ? copy.recorded : undefined
  return { sentences: [copy.missingPlain, wanted], next, technical: receivedInstead(evidence) }
}

function receivedInstead({ attribute = '', attributes = {} }: FailureEvidence): string {
  const names = Object.keys(attributes)
  if (names.length === 0) return copy.missingNothing
  if (names.some((name) => name.toLowerCase() === attribute.toLowerCase()))
    return copy.missingEmpty(attribute)
  const quoted = list.format(names.map((name) => `«\u00a0${name}\u00a0»`))
  return names.length === 1 ? copy.missingOne(quoted) : copy.missingSeveral(quoted)
}
