import type { IdentityAttributes } from '../delegation/index.ts'
import type { PersonalSpace, Space } from '../bases/index.ts'
import type { IdentifiedPerson } from './identified-person.ts'

/**
 * Why an identification failed. The first ones concern the CAS server, the others the person.
 *
 * - `ticket-malformed`: what came is no ticket. `cas-failure`: the ENT refused it (`INVALID_TICKET`…).
 *   `service-unknown`: it does not know the address of the space, or the ticket was given for another one.
 * - `cas-unreachable`: no answer. `not-cas`: an answer that is not CAS (a web page).
 * - `token-refused`: a token of WS-Federation that is not believed, or an answer to no sign-in of this browser.
 * - `attribute-missing`: the expected attribute did not come. `attribute-empty`: it came without a usable value.
 *   `attribute-markup`: with markup in it. `attribute-ambiguous`: with several values.
 * - `category-unknown`: no value of the categories is configured. `identity-unknown`: nobody here is that person.
 *   `identity-ambiguous`: homonyms that nothing tells apart.
 * - `not-identified`: nobody here has this identifier. `other-school`: somebody of another base of the server has it.
 *   `held`: that person has another CAS identifier. `several-sheets`: two sheets of one category are meant.
 * - `disabled`: the school closed the access. `no-access`: the person has no space. `function-unset`: a member of staff
 *   without a function. `left`: gone from the school. `no-pupil`: a guardian of no present pupil. `wrong-space`: they
 *   have another.
 * - `space-not-published`, `base-not-published`: the door itself was closed.
 * - `double-refused`: the local log-in name or password was wrong. `double-no-account`: the person says that they have
 *   none. `double-other-space`: the local account opens another space.
 */
export const failureReasons = [
  'ticket-malformed',
  'cas-failure',
  'service-unknown',
  'cas-unreachable',
  'not-cas',
  'token-refused',
  'attribute-missing',
  'attribute-empty',
  'attribute-markup',
  'attribute-ambiguous',
  'category-unknown',
  'not-identified',
  'other-school',
  'identity-unknown',
  'identity-ambiguous',
  'held',
  'several-sheets',
  'disabled',
  'no-access',
  'function-unset',
  'left',
  'no-pupil',
  'wrong-space',
  'space-not-published',
  'base-not-published',
  'double-refused',
  'double-no-account',
  'double-other-space',
] as const

export type FailureReason = (typeof failureReasons)[number]

/** What was seen and which rule was applied: the supervisor acts on it. Never holds a ticket. */
export interface FailureEvidence {
  /** Absent for the CAS. */
  readonly protocol?: 'ws-federation' | undefined
  /** Address of the CAS server, or of the security token service. */
  readonly serverUrl: string
  readonly service: string
  /** Attribute of the *Identifiant CAS*, absent for the CAS user (Subject). */
  readonly commonAttribute?: string | undefined
  readonly identifierAttribute: string
  /** Attributes of the recognition by identity, when that was the rule. */
  readonly identityAttributes?: IdentityAttributes | undefined
  /** The rule was double authentication. */
  readonly double?: true | undefined
  /** CAS user (Subject), when the ENT named one. */
  readonly user?: string | undefined
  /** Everything the ENT sent. */
  readonly attributes?: Readonly<Record<string, readonly string[]>> | undefined
  /** Code of the CAS failure, or kind of the network failure. */
  readonly code?: string | undefined
  /** What was read instead of an answer, in words. */
  readonly detail?: string | undefined
  /** Attribute that was missing or ambiguous. */
  readonly attribute?: string | undefined
  /** What the form shows as known. */
  readonly known?: KnownData | undefined
  /** People the rule led to, and why none could come in. */
  readonly people?: readonly { readonly id: string; readonly state: PersonState }[] | undefined
}

/** Why a recognised person cannot be let in, or `ok`. */
export type PersonState = 'ok' | 'left' | 'no-pupil' | 'disabled' | 'no-access' | 'function-unset' | 'held'

/** Data of the ENT about the person, as shown in the form of a failed identification. */
export interface KnownData {
  readonly lastName: string | undefined
  readonly firstName: string | undefined
  readonly birthDate: string | undefined
  readonly postcode: string | undefined
}

/** A failed identification, recorded. */
export interface IdentificationFailure {
  readonly reason: FailureReason
  /** HTTP status of its page. */
  readonly status: number
  readonly space: Space
  readonly evidence: FailureEvidence
  /** For `wrong-space`: who was recognised, and so the spaces to name. */
  readonly people: readonly IdentifiedPerson[]
  /** Where to send the form, for the failures that have one. */
  readonly form: { readonly token: string; readonly known: KnownData } | undefined
}

/** The spaces to name to somebody who asked for the wrong one, each once. */
export const rightSpaces = (failure: Pick<IdentificationFailure, 'people'>): readonly PersonalSpace[] => [
  ...new Set(failure.people.flatMap((person) => person.spaces)),
]

/** Our own code for a person whom the ENT remembered where the school wants a password; « renew » mends it. */
export const rememberedCode = 'REMEMBERED'

const statuses: Readonly<Record<FailureReason, number>> = {
  'ticket-malformed': 400,
  'cas-failure': 403,
  'service-unknown': 403,
  'cas-unreachable': 503,
  'not-cas': 502,
  'token-refused': 403,
  'attribute-missing': 502,
  'attribute-empty': 502,
  'attribute-markup': 502,
  'attribute-ambiguous': 502,
  'category-unknown': 502,
  'not-identified': 403,
  'other-school': 403,
  'identity-unknown': 403,
  'identity-ambiguous': 403,
  held: 403,
  'several-sheets': 403,
  disabled: 403,
  'no-access': 403,
  'function-unset': 403,
  left: 403,
  'no-pupil': 403,
  'space-not-published': 403,
  'base-not-published': 503,
  'wrong-space': 403,
  'double-refused': 422,
  'double-no-account': 403,
  'double-other-space': 403,
}

export const statusOf = (reason: FailureReason): number => statuses[reason]

/** An ENT that sends identifiers only. */
export const nothingKnown: KnownData = {
  lastName: undefined,
  firstName: undefined,
  birthDate: undefined,
  postcode: undefined,
}

const withForm: ReadonlySet<FailureReason> = new Set([
  'attribute-missing',
  'attribute-empty',
  'attribute-markup',
  'attribute-ambiguous',
  'category-unknown',
  'not-identified',
  'identity-unknown',
  'identity-ambiguous',
  'held',
  'several-sheets',
  'other-school',
  'double-no-account',
])

/** Whether the page of this failure has the form *Données connues / Corrections éventuelles*. */
export const hasForm = (reason: FailureReason): boolean => withForm.has(reason)
