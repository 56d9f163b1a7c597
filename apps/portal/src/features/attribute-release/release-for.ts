import { displayName, formatDayFr, oldSdetCode } from '@preau/people'
import type { ReleasePerson } from './release-person.ts'
import type { ReleasePolicy } from './release-policy.ts'
import type { ReleaseSource } from './release-source.ts'

/** Why an attribute is not in the answer. */
export type MissingReason =
  /** The directory does not hold it for this person. */
  | 'not-held'
  /** Held, but for another school than the one of the service. */
  | 'other-school'
  /** No present profile in the school of the service. */
  | 'no-profile'
  /** Profiles that have no category of PRONOTE: work tutors. */
  | 'no-category'
  /** Only pupils have a class. */
  | 'not-a-pupil'
  /** The identifiers of the school server were not reconciled with this account. */
  | 'not-reconciled'

export interface MissingAttribute {
  readonly name: string
  readonly source: ReleaseSource
  readonly reason: MissingReason
}

/** What one service learns of one person, and what it will not find. */
export interface PersonRelease {
  /** The principal. */
  readonly user: string
  /** In the order they are written; several values stay several unless a separator joins them. */
  readonly attributes: readonly (readonly [name: string, values: string | readonly string[]])[]
  readonly missing: readonly MissingAttribute[]
}

/**
 * Applies the policy of a service to a person. A service of one school (`schoolId`) learns nothing of what the person
 * is in another one; `null` is a service of the whole portal.
 */
export function releaseFor(
  policy: ReleasePolicy,
  person: ReleasePerson,
  schoolId: string | null,
): PersonRelease {
  const attributes: (readonly [string, string | readonly string[]])[] = []
  const missing: MissingAttribute[] = []
  for (const { source, name } of policy.attributes) {
    const value = valueOf(source, { policy, person, schoolId })
    if (value.length > 0) attributes.push([name, value])
    else missing.push({ name, source, reason: reasonFor(source, person, schoolId) })
  }
  return { user: person[policy.principal], attributes, missing }
}

interface Asked {
  readonly policy: ReleasePolicy
  readonly person: ReleasePerson
  readonly schoolId: string | null
}

/** Empty when there is nothing to release: an empty element would be read as a value. */
function valueOf(source: ReleaseSource, { policy, person, schoolId }: Asked): string | readonly string[] {
  switch (source) {
    case 'displayName':
      return displayName(person)
    case 'lastName':
    case 'firstName':
    case 'login':
      return person[source]
    case 'postcode':
    case 'email':
      return person[source] ?? ''
    case 'birthDate':
      return writtenDay(person.birthDate, policy)
    case 'pronoteId':
    case 'categories':
    case 'profiles':
    case 'schools':
    case 'classes':
      return joined(valuesOf(source, person, schoolId), policy)
  }
}

/** What a person is in a school, with as many values as they have places there. */
const schoolSources = ['pronoteId', 'categories', 'profiles', 'schools', 'classes'] as const
type SchoolSource = (typeof schoolSources)[number]

function valuesOf(source: SchoolSource, person: ReleasePerson, schoolId: string | null): readonly string[] {
  const here = <Held extends { readonly schoolId: string }>(held: readonly Held[]): readonly Held[] =>
    schoolId === null ? held : held.filter((one) => one.schoolId === schoolId)
  const profiles = here(person.profiles)
  switch (source) {
    case 'pronoteId':
      return distinct(here(person.pronoteIds).map(({ pronoteId }) => pronoteId))
    case 'categories':
      return distinct(profiles.flatMap(({ profile }) => oldSdetCode(profile) ?? []))
    case 'profiles':
      return distinct(profiles.map(({ profile }) => profile))
    case 'schools':
      return distinct(profiles.map(({ uai }) => uai))
    case 'classes':
      return distinct(here(person.classes).map(({ code }) => code))
  }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

function joined(values: readonly string[], { separator }: ReleasePolicy): string | readonly string[] {
  return separator === null ? values : values.join(separator)
}

function writtenDay(iso: string | null, { dateFormat }: ReleasePolicy): string {
  if (iso === null) return ''
  return dateFormat === 'fr' ? formatDayFr(iso) : iso
}

function reasonFor(source: ReleaseSource, person: ReleasePerson, schoolId: string | null): MissingReason {
  if (schoolId !== null && isHeldSomewhere(source, person)) return 'other-school'
  const isPupil = person.profiles.some(({ profile }) => profile === 'National_ELV')
  if (source === 'pronoteId') return 'not-reconciled'
  if (source === 'classes') return isPupil ? 'not-held' : 'not-a-pupil'
  if (source === 'categories' && person.profiles.length > 0) return 'no-category'
  return schoolSources.some((one) => one === source) ? 'no-profile' : 'not-held'
}

function isHeldSomewhere(source: ReleaseSource, person: ReleasePerson): boolean {
  const ofSchool = schoolSources.find((one) => one === source)
  return ofSchool !== undefined && valuesOf(ofSchool, person, null).length > 0
}
