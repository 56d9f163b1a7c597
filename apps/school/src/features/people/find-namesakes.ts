import { nameKey } from '@preau/people'
import type { NewPerson, PeopleStore } from './people-store.ts'
import type { PersonRow } from './person.ts'

interface Where {
  readonly baseId: string
  /** ISO day. */
  readonly today: string
}

/** Words of a name in one order: « Le Goff Anne » and « Anne Le Goff » are one. */
const words = (text: string): string => nameKey(text).split(' ').toSorted().join(' ')

/**
 * Those of the category, former ones too, who may be the person about to be added: the same name, birth or usage, and no other
 * birth date.
 */
export async function findNamesakes(
  people: Pick<PeopleStore, 'list'>,
  { baseId, today }: Where,
  person: Pick<NewPerson, 'category' | 'lastName' | 'firstName' | 'birthDate'>,
): Promise<readonly PersonRow[]> {
  const wanted = words(`${person.lastName} ${person.firstName}`)
  const asked = {
    category: person.category,
    today,
    search: person.firstName,
    classId: undefined,
    hasCasId: undefined,
    access: undefined,
    profileId: undefined,
    sort: { key: 'name', direction: 'asc' },
    page: 1,
    pageSize: 5000,
  } as const
  const present = await people.list(baseId, { ...asked, who: 'present' })
  const former = await people.list(baseId, { ...asked, who: 'former' })
  const isSame = (row: PersonRow): boolean =>
    [row.lastName, row.birthName].some((last) => words(`${last} ${row.firstName}`) === wanted) &&
    (row.birthDate === undefined || person.birthDate === undefined || row.birthDate === person.birthDate)
  return [...present.rows, ...former.rows].filter(isSame)
}
