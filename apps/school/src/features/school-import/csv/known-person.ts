import { nameKey, type PersonCategory } from '@preau/people'

/** Somebody of the base, as a line of a file may name them. Records merged into this one lend it what they were known by. */
export interface KnownPerson {
  readonly id: string
  readonly category: PersonCategory
  readonly pronoteIds: readonly string[]
  /** ELEVE_ID of a pupil, PERSONNE_ID of a guardian. */
  readonly siecleIds: readonly string[]
  readonly stsIds: readonly string[]
  readonly ine: string | undefined
  readonly lastName: string
  readonly usageName: string | undefined
  readonly firstName: string
  readonly birthDate: string | undefined
  readonly postcode: string | undefined
  /** Pupils of a guardian. */
  readonly pupilIds: readonly string[]
  /** In the school on the day of the import. */
  readonly present: boolean
}

/** The people of a base by what a line may name them by. */
export interface KnownPeople {
  byKey(key: string): readonly KnownPerson[]
  /** Everybody of this name, birth or usage name. */
  byName(category: PersonCategory, names: Names): readonly KnownPerson[]
  readonly all: readonly KnownPerson[]
}

interface Names {
  readonly lastName: string
  readonly usageName?: string | undefined
  readonly firstName: string
}

/** How an identifier of somebody is looked for. */
export const keyOf = (
  kind: 'pronote' | 'siecle' | 'sts' | 'ine',
  category: PersonCategory,
  value: string,
): string => `${kind} ${category} ${value}`

/** Indexes the people of a base once: a file has thousands of lines. */
export function indexPeople(all: readonly KnownPerson[]): KnownPeople {
  const keys = new Map<string, KnownPerson[]>()
  const names = new Map<string, KnownPerson[]>()
  for (const one of all) {
    for (const key of keysOf(one)) keys.set(key, [...(keys.get(key) ?? []), one])
    for (const name of namesOf(one))
      names.set(`${one.category} ${name}`, [...(names.get(`${one.category} ${name}`) ?? []), one])
  }
  return {
    all,
    byKey: (key) => keys.get(key) ?? [],
    byName: (category, person) => [
      ...new Set(namesOf(person).flatMap((name) => names.get(`${category} ${name}`) ?? [])),
    ],
  }
}

const keysOf = ({ category, pronoteIds, siecleIds, stsIds, ine }: KnownPerson): readonly string[] => [
  ...pronoteIds.map((id) => keyOf('pronote', category, id)),
  ...siecleIds.map((id) => keyOf('siecle', category, id)),
  ...stsIds.map((id) => keyOf('sts', category, id)),
  ...(ine === undefined ? [] : [keyOf('ine', category, ine)]),
]

/** First name after the last one, then after the usage name. */
const namesOf = ({ lastName, usageName, firstName }: Names): readonly string[] =>
  [...new Set([lastName, usageName ?? lastName].map(nameKey))].map((last) => `${last}, ${nameKey(firstName)}`)

/** Whether something says that they are one person: either name, the first name or the birth date. */
export function looksLike(
  known: KnownPerson,
  person: Names & { readonly birthDate?: string | undefined },
): boolean {
  const lasts = [known.lastName, known.usageName ?? known.lastName].map(nameKey)
  return (
    [person.lastName, person.usageName ?? person.lastName].some((last) => lasts.includes(nameKey(last))) ||
    nameKey(known.firstName) === nameKey(person.firstName) ||
    (known.birthDate !== undefined && known.birthDate === person.birthDate)
  )
}
