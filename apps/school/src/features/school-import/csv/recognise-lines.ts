import { nameKey } from '@preau/people'
import type { CsvPerson, CsvPupil } from './csv-person.ts'
import { indexPeople, keyOf, type KnownPeople, type KnownPerson, looksLike } from './known-person.ts'

/** Why a line is left aside although it is well written, or a link of it. */
export const csvLeftReasons = [
  'unknown-id',
  'other-person',
  'two-people',
  'homonyms',
  'no-proof',
  'claimed-twice',
  'not-added',
  'no-pupil',
] as const
export type CsvLeftReason = (typeof csvLeftReasons)[number]

/** Why a pupil of a guardian is not found. */
export type PupilReason = 'unknown-pupil' | 'pupil-homonyms'

/** Somebody to write: a person of the base, or a new one. */
export interface CsvWrite {
  readonly id: string | undefined
  readonly person: CsvPerson
  readonly links: readonly {
    readonly pupilId: string
    readonly level: number
    readonly kinship: string | undefined
  }[]
}

/** What a file does to a base: nothing is guessed, what is not certain is left aside and told. */
export interface CsvPlan {
  readonly writes: readonly CsvWrite[]
  readonly left: readonly { readonly person: CsvPerson; readonly reason: CsvLeftReason }[]
  readonly lostLinks: readonly { readonly line: number; readonly reason: PupilReason }[]
  /** Whom the lines name or may name: the others of the list are absent from the file. */
  readonly named: ReadonlySet<string>
}

/** Who each line is: found in the base, nobody there yet, or not certain. */
type Found =
  | { readonly known: KnownPerson | undefined }
  | { readonly reason: CsvLeftReason; readonly candidates: readonly KnownPerson[] }

/**
 * Finds who each line is about. An identifier goes first (identifiant PRONOTE, then SIECLE, STS, INE); then the name, with the
 * birth date for a pupil, with a pupil in common, a birth date or a postcode for a guardian, alone for the others unless a
 * birth date says otherwise. Several people, or no proof, and the line is left aside.
 */
export function recogniseLines(
  people: readonly CsvPerson[],
  { base, unknown }: { readonly base: readonly KnownPerson[]; readonly unknown: 'add' | 'leave' },
): CsvPlan {
  const known = indexPeople(base)
  const pupils = people.map((person) => person.links.map(({ pupil }) => findPupil(pupil, known)))
  const found = people.map((person, at) => find(person, known, pupils[at] ?? []))
  const claims = new Map<string, number>()
  for (const one of found)
    if ('known' in one && one.known) claims.set(one.known.id, (claims.get(one.known.id) ?? 0) + 1)
  const plan = { writes: [] as CsvWrite[], left: [] as CsvPlan['left'][number][], named: new Set<string>() }
  const lostLinks: CsvPlan['lostLinks'][number][] = []
  people.forEach((person, at) => {
    const who = found[at] ?? { known: undefined }
    for (const { id } of 'known' in who ? (who.known ? [who.known] : []) : who.candidates) plan.named.add(id)
    const { links, lost } = linksOf(person, pupils[at] ?? [])
    const reason = 'reason' in who ? who.reason : whyLeft(who.known, { person, claims, unknown, links })
    if (reason !== undefined) plan.left.push({ person, reason })
    else plan.writes.push(writeOf('known' in who ? who.known : undefined, person, links))
    if (reason === undefined) lostLinks.push(...lost)
  })
  return { ...plan, ...withoutSharedIds(plan), lostLinks }
}

/** Two lines that give one SIECLE number to two people: neither is written. */
function withoutSharedIds({
  writes,
  left,
}: Pick<CsvPlan, 'writes' | 'left'>): Pick<CsvPlan, 'writes' | 'left'> {
  const holders = Map.groupBy(writes, ({ person }) => person.values.siecleId)
  const isShared = ({ person: { values } }: CsvWrite): boolean =>
    values.siecleId !== undefined && (holders.get(values.siecleId)?.length ?? 0) > 1
  const shared = writes.filter(isShared)
  const told = shared.map(({ person }) => ({ person, reason: 'claimed-twice' as const }))
  return { writes: writes.filter((one) => !isShared(one)), left: [...left, ...told] }
}

/** A name that is the base's but for capitals or accents stays as the base spells it, and a usage name is no birth name. */
function writeOf(known: KnownPerson | undefined, person: CsvPerson, links: CsvWrite['links']): CsvWrite {
  if (known === undefined) return { id: undefined, person, links }
  const { lastName, usageName, firstName } = person.values
  const isUsage = usageName === undefined && sameName(lastName, known.usageName)
  const values = {
    ...person.values,
    lastName: isUsage || sameName(lastName, known.lastName) ? known.lastName : lastName,
    firstName: sameName(firstName, known.firstName) ? known.firstName : firstName,
    ...(usageName !== undefined && sameName(usageName, known.usageName) && { usageName: known.usageName }),
  }
  return { id: known.id, person: { ...person, values }, links }
}

const sameName = (one: string, other: string | undefined): other is string =>
  other !== undefined && nameKey(one) === nameKey(other)

interface Weighing {
  readonly person: CsvPerson
  readonly claims: ReadonlyMap<string, number>
  readonly unknown: 'add' | 'leave'
  readonly links: CsvWrite['links']
}

function whyLeft(
  known: KnownPerson | undefined,
  { person, claims, unknown, links }: Weighing,
): CsvLeftReason | undefined {
  if (known !== undefined) return (claims.get(known.id) ?? 0) > 1 ? 'claimed-twice' : undefined
  if (person.category === 'guardian' && links.length === 0) return 'no-pupil'
  return unknown === 'leave' ? 'not-added' : undefined
}

function find(person: CsvPerson, known: KnownPeople, pupils: readonly PupilFound[]): Found {
  const { category, pronoteId, stsId, values } = person
  const keys = [
    ...(pronoteId === undefined ? [] : [keyOf('pronote', category, pronoteId)]),
    ...(values.siecleId === undefined ? [] : [keyOf('siecle', category, values.siecleId)]),
    ...(stsId === undefined ? [] : [keyOf('sts', category, stsId)]),
    ...(values.ine === undefined ? [] : [keyOf('ine', category, values.ine)]),
  ]
  const byKey = [...new Set(keys.flatMap((key) => known.byKey(key)))]
  const [first, ...others] = byKey
  if (others.length > 0) return { reason: 'two-people', candidates: byKey }
  if (first !== undefined)
    return looksLike(first, values) ? { known: first } : { reason: 'other-person', candidates: byKey }
  if (pronoteId !== undefined) return { reason: 'unknown-id', candidates: known.byName(category, values) }
  return findByName(person, known, pupils)
}

function findByName(person: CsvPerson, known: KnownPeople, pupils: readonly PupilFound[]): Found {
  const candidates = known
    .byName(person.category, person.values)
    .filter((one) => !saysOtherwise(one, person, pupils))
  const proven = candidates.filter((one) => isProven(one, person, pupils))
  const [only, ...others] = proven
  if (others.length > 0) return { reason: 'homonyms', candidates }
  if (only !== undefined) return { known: only }
  if (candidates.length === 0) return { known: undefined }
  if (person.category === 'pupil' || person.category === 'guardian') return { reason: 'no-proof', candidates }
  const [alone, ...more] = candidates
  return more.length > 0 ? { reason: 'homonyms', candidates } : { known: alone }
}

/** Both sides know, and do not say the same: a homonym. A postcode says it of a guardian only when there is nothing else. */
function saysOtherwise(
  one: KnownPerson,
  { category, stsId, values }: CsvPerson,
  pupils: readonly PupilFound[],
): boolean {
  const { birthDate, ine, siecleId } = values
  if (birthDate !== undefined && one.birthDate !== undefined) return birthDate !== one.birthDate
  if (ine !== undefined && one.ine !== undefined) return true
  if (siecleId !== undefined && one.siecleIds.length > 0) return true
  if (stsId !== undefined && one.stsIds.length > 0) return true
  return category === 'guardian' && !hasInCommon(one, pupils) && isElsewhere(one, values.postcode)
}

const hasInCommon = (one: KnownPerson, pupils: readonly PupilFound[]): boolean =>
  pupils.some((pupil) => 'id' in pupil && one.pupilIds.includes(pupil.id))

const isElsewhere = (one: KnownPerson, postcode: string | undefined): boolean =>
  postcode !== undefined && one.postcode !== undefined && postcode !== one.postcode

function isProven(one: KnownPerson, { category, values }: CsvPerson, pupils: readonly PupilFound[]): boolean {
  if (values.birthDate !== undefined && values.birthDate === one.birthDate) return true
  if (category !== 'guardian') return false
  if (values.postcode !== undefined && values.postcode === one.postcode) return true
  return hasInCommon(one, pupils)
}

type PupilFound = { readonly id: string } | { readonly lost: PupilReason }

function findPupil(pupil: CsvPupil, known: KnownPeople): PupilFound {
  const { pronoteId, siecleId, ine, lastName, firstName, birthDate } = pupil
  const keys = [
    ...(pronoteId === undefined ? [] : [keyOf('pronote', 'pupil', pronoteId)]),
    ...(siecleId === undefined ? [] : [keyOf('siecle', 'pupil', siecleId)]),
    ...(ine === undefined ? [] : [keyOf('ine', 'pupil', ine)]),
  ]
  const byKey = [...new Set(keys.flatMap((key) => known.byKey(key)))]
  const isNamed = lastName !== undefined && firstName !== undefined && birthDate !== undefined
  const byName =
    byKey.length > 0 || !isNamed
      ? byKey
      : known.byName('pupil', { lastName, firstName }).filter((one) => one.birthDate === birthDate)
  const [only, ...others] = byName
  if (only === undefined) return { lost: 'unknown-pupil' }
  return others.length > 0 ? { lost: 'pupil-homonyms' } : { id: only.id }
}

function linksOf(
  { links }: CsvPerson,
  pupils: readonly PupilFound[],
): { readonly links: CsvWrite['links']; readonly lost: CsvPlan['lostLinks'] } {
  const lost: CsvPlan['lostLinks'][number][] = []
  const byPupil = new Map<string, CsvWrite['links'][number]>()
  links.forEach(({ line, level, kinship }, at) => {
    const pupil = pupils[at]
    if (pupil === undefined) return
    if ('lost' in pupil) lost.push({ line, reason: pupil.lost })
    else byPupil.set(pupil.id, { pupilId: pupil.id, level, kinship })
  })
  return { links: [...byPupil.values()], lost }
}
