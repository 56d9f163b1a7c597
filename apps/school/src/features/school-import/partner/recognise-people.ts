import type { PartnerLine } from '@preau/exchange'
import { nameKey, type PersonCategory } from '@preau/people'

/** Somebody of the base, as recognition sees them. */
export interface KnownPerson {
  readonly id: string
  readonly category: PersonCategory
  /** In the school today, and may open a space: the others are only looked at to say why somebody is left. */
  readonly present: boolean
  readonly lastName: string
  readonly usageName: string | undefined
  readonly firstName: string
  readonly birthDate: string | undefined
  readonly postcode: string | undefined
  readonly casId: string | undefined
  /** Pupils of a guardian. */
  readonly pupilIds: readonly string[]
}

/** A person of the base and the *Identifiant CAS* that the directory gives them. */
export interface FoundLink {
  readonly person: KnownPerson
  readonly casId: string
}

/** Why somebody of the directory was left aside. */
export type LeftReason = 'unknown' | 'absent' | 'ambiguous' | 'other-identifier' | 'identifier-taken'

export interface LeftPerson {
  readonly one: PartnerLine
  readonly reason: LeftReason
  /** Who is recognised and has another identifier, or whoever has this one. */
  readonly known?: KnownPerson | undefined
}

export interface Recognition {
  /** Who has no CAS identifier yet and gets one. */
  readonly links: readonly FoundLink[]
  /** Who had this very identifier already. */
  readonly unchanged: number
  readonly left: readonly LeftPerson[]
}

/**
 * Finds in the base the people of the directory of the ENT. Certain or nothing: the same name, and for a pupil the same
 * birth date, for a guardian one of their children (or the postcode when the file tells no child); a birth date known on
 * both sides must be the same; one person for one account both ways. A CAS identifier already there is never changed.
 * Source: product.md B2, pronote-facts §3.6.
 */
export function recognisePeople(
  directory: readonly PartnerLine[],
  base: readonly KnownPerson[],
): Recognition {
  const byName = indexByName(base.filter(({ present }) => present))
  const pupils = matchesOf(
    directory.filter(({ category }) => category === 'pupil'),
    (one) => pupilsLike(one, byName),
  )
  const childOf = childrenByGuardian(directory, pupils)
  const adults = matchesOf(
    directory.filter(({ category }) => category !== 'pupil'),
    (one) => (one.category === 'guardian' ? guardiansLike(one, byName, childOf) : staffLike(one, byName)),
  )
  const absent = indexByName(base.filter(({ present }) => !present))
  const isAbsent = (one: PartnerLine): boolean => staffLike(one, absent).length > 0
  return settle(directory, { matches: new Map([...pupils, ...adults]), base, isAbsent })
}

type Index = ReadonlyMap<string, readonly KnownPerson[]>

/** Everybody under each of their names. */
function indexByName(base: readonly KnownPerson[]): Index {
  const index = new Map<string, KnownPerson[]>()
  for (const person of base) {
    const names = new Set([person.lastName, person.usageName ?? person.lastName].map(nameKey))
    for (const name of names) {
      const key = `${person.category} ${name}, ${nameKey(person.firstName)}`
      index.set(key, [...(index.get(key) ?? []), person])
    }
  }
  return index
}

const sameName = ({ category, lastName, firstName }: PartnerLine, index: Index): readonly KnownPerson[] =>
  index.get(`${category} ${nameKey(lastName)}, ${nameKey(firstName)}`) ?? []

const pupilsLike = (one: PartnerLine, index: Index): readonly KnownPerson[] =>
  sameName(one, index).filter(({ birthDate }) => birthDate !== undefined && birthDate === one.birthDate)

function staffLike(one: PartnerLine, index: Index): readonly KnownPerson[] {
  return sameName(one, index).filter(
    ({ birthDate }) => birthDate === undefined || one.birthDate === undefined || birthDate === one.birthDate,
  )
}

/** Children of each guardian of the file, as people of the base; nothing for a guardian whom no pupil names. */
type Children = ReadonlyMap<string, { readonly named: number; readonly known: ReadonlySet<string> }>

function guardiansLike(one: PartnerLine, index: Index, children: Children): readonly KnownPerson[] {
  const own = children.get(one.ident)
  const candidates = sameName(one, index)
  if (own) return candidates.filter(({ pupilIds }) => pupilIds.some((id) => own.known.has(id)))
  return candidates.filter(({ postcode }) => postcode !== undefined && postcode === one.postcode)
}

type Matches = ReadonlyMap<PartnerLine, readonly KnownPerson[]>

const matchesOf = (
  people: readonly PartnerLine[],
  find: (one: PartnerLine) => readonly KnownPerson[],
): Matches => new Map(people.map((one) => [one, find(one)]))

function childrenByGuardian(directory: readonly PartnerLine[], pupils: Matches): Children {
  const children = new Map<string, { named: number; known: Set<string> }>()
  for (const pupil of directory) {
    const [found, ...others] = pupils.get(pupil) ?? []
    for (const ident of pupil.guardians ?? []) {
      const own = children.get(ident) ?? { named: 0, known: new Set() }
      own.named += 1
      if (found && others.length === 0) own.known.add(found.id)
      children.set(ident, own)
    }
  }
  return children
}

interface Settling {
  readonly matches: Matches
  readonly base: readonly KnownPerson[]
  /** Somebody of this name, whose birth date does not say the contrary, has left or has no access. */
  readonly isAbsent: (one: PartnerLine) => boolean
}

function settle(directory: readonly PartnerLine[], { matches, base, isAbsent }: Settling): Recognition {
  const claims = new Map<string, number>()
  for (const found of matches.values()) for (const { id } of found) claims.set(id, (claims.get(id) ?? 0) + 1)
  const holders = new Map(
    base.flatMap((one) => (one.casId ? [[`${one.category} ${one.casId}`, one] as const] : [])),
  )
  const links: FoundLink[] = []
  const left: LeftPerson[] = []
  let unchanged = 0
  for (const one of directory) {
    const [person, ...others] = matches.get(one) ?? []
    const holder = holders.get(`${one.category} ${one.partnerId}`)
    if (!person) left.push({ one, reason: isAbsent(one) ? 'absent' : 'unknown' })
    else if (others.length > 0 || claims.get(person.id) !== 1) left.push({ one, reason: 'ambiguous' })
    else if (person.casId === one.partnerId) unchanged += 1
    else if (person.casId !== undefined) left.push({ one, reason: 'other-identifier', known: person })
    else if (holder !== undefined) left.push({ one, reason: 'identifier-taken', known: holder })
    else links.push({ person, casId: one.partnerId })
  }
  return { links, unchanged, left }
}
