import { nameKey, parseCalendarDay, type PersonCategory, personCategories } from '@preau/people'
import type { Space } from '../../bases/index.ts'
import type { SentForm } from '../failure-store.ts'
import type { FailureEvidence, FailureReason } from '../identification-failure.ts'
import { matchIdentity } from '../match-identity.ts'
import { personSpaces, type SpaceHolder } from '../person-spaces.ts'

/** A failure to treat, of an account of the ENT that is known. */
export interface Unlinked {
  readonly id: string
  readonly casUser: string
  readonly space: Space
  readonly reason: FailureReason
  readonly evidence: FailureEvidence
  readonly corrections: SentForm['corrections']
}

/** Somebody of the base whom one of these failures may mean. */
export interface LikelyPerson extends SpaceHolder {
  readonly id: string
  /** Usage name when there is one. */
  readonly lastName: string
  readonly birthName: string
  readonly firstName: string
  /** ISO day. */
  readonly birthDate: string | undefined
  readonly postcode: string | undefined
  readonly detail: string | undefined
  readonly casId: string | undefined
  readonly present: boolean
  readonly access: boolean
}

/** Failures, the people they may mean, and who holds their *Identifiants CAS* already. */
export interface LinkMaterial {
  readonly failures: readonly Unlinked[]
  readonly people: readonly LikelyPerson[]
  readonly holders: readonly { readonly casId: string; readonly category: PersonCategory }[]
}

/** Who an account surely belongs to, and by what: an identifier of the ENT, or the identity that it sent. */
export interface SureLink {
  readonly failure: Unlinked
  readonly person: LikelyPerson
  readonly by: 'identifier' | 'identity'
}

/**
 * The links about which there is nothing to ask: one person, designated by the ENT and not by what somebody typed, who holds
 * no other account, may enter the space asked, and takes nothing from anybody. Two accounts for one person, or two people
 * of a category for one account, are no certainty. At most one link for each failure. Source: product.md B4.
 */
export function sureLinks(material: LinkMaterial): readonly SureLink[] {
  const links = material.failures.flatMap((failure) => sureLink(failure, material) ?? [])
  const isContested = ({ failure, person }: SureLink): boolean =>
    links.some((other) => {
      const isSameAccount = other.failure.casUser === failure.casUser
      const isSamePerson = other.person.id === person.id
      return isSamePerson ? !isSameAccount : isSameAccount && other.person.category === person.category
    })
  return links.filter((link) => !isContested(link))
}

function sureLink(failure: Unlinked, { people, holders }: LinkMaterial): SureLink | undefined {
  // The account was matched with somebody of another school: whatever its name says, the ENT says something else.
  if (failure.reason === 'other-school') return undefined
  const { by, meant } = meantBy(failure, people)
  const [person, ...others] = meant
  if (person === undefined || others.length > 0) return undefined
  const isHeld = holders.some(
    ({ casId, category }) => casId === failure.casUser && category === person.category,
  )
  const isFree = person.casId === undefined && !isHeld
  const isWelcome = person.present && person.access && mayEnter(person, failure.space)
  return isFree && isWelcome && agrees(person, failure.corrections) ? { failure, person, by } : undefined
}

const mayEnter = (person: SpaceHolder, space: Space): boolean => {
  const spaces = personSpaces(person)
  return space === 'commune' ? spaces.length > 0 : spaces.includes(space)
}

/** Whom the rule led to; else whom the identity sent by the ENT means. */
function meantBy(
  { evidence, space }: Unlinked,
  people: readonly LikelyPerson[],
): Pick<SureLink, 'by'> & { readonly meant: readonly LikelyPerson[] } {
  const led = evidence.people ?? []
  if (led.length > 0) {
    const [only] = led.length === 1 ? led : []
    const by = evidence.identityAttributes === undefined ? 'identifier' : 'identity'
    return { by, meant: people.filter(({ id }) => id === only?.id) }
  }
  return { by: 'identity', meant: ofIdentity(evidence, people).filter((one) => mayEnter(one, space)) }
}

/**
 * People who have this identity as {@link matchIdentity} has it. No category came with it, so the name alone is never enough:
 * unless the birth date, or the postcode of a guardian, confirms each of them, nobody is.
 */
function ofIdentity({ known }: FailureEvidence, people: readonly LikelyPerson[]): readonly LikelyPerson[] {
  const { lastName = '', firstName = '', postcode } = known ?? {}
  if (nameKey(lastName) === '' || nameKey(firstName) === '') return []
  const birthDate = parseCalendarDay(known?.birthDate ?? '')
  const identity = { lastName, firstName, birthDate, postcode, categories: personCategories }
  const ids = new Set(
    matchIdentity(
      identity,
      people.filter((one) => isNamed(one, identity)),
    ).map(({ id }) => id),
  )
  const found = people.filter(({ id }) => ids.has(id))
  const isConfirmed = (one: LikelyPerson): boolean =>
    (birthDate !== undefined && one.birthDate === birthDate) ||
    (one.category === 'guardian' && postcode !== undefined && one.postcode === postcode)
  return found.every(isConfirmed) ? found : []
}

type Names = Pick<LikelyPerson, 'lastName' | 'firstName'>

const isNamed = (person: LikelyPerson, { lastName, firstName }: Names): boolean =>
  isSame(person.firstName, firstName) &&
  (isSame(person.lastName, lastName) || isSame(person.birthName, lastName))

const isSame = (one: string, other: string): boolean => nameKey(one) === nameKey(other)

/** What the person typed in the form says nothing else. */
function agrees(person: LikelyPerson, { lastName, firstName, birthDate }: SentForm['corrections']): boolean {
  const names = { lastName: lastName ?? person.lastName, firstName: firstName ?? person.firstName }
  const isOtherDay =
    birthDate !== undefined && person.birthDate !== undefined && birthDate !== person.birthDate
  return isNamed(person, names) && !isOtherDay
}
