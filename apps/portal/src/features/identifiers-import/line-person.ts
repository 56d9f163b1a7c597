import type { ExportedPerson } from '@preau/exchange'
import { listName } from '@preau/people'
import type { LinePerson } from './import-line.ts'
import type { MatchingData } from './matching-data.ts'

/** What is kept of a person of the file: what a screen needs to recognise them. */
export function linePersonOf(person: ExportedPerson, pupils: ReadonlyMap<string, string>): LinePerson {
  const {
    lastName,
    usageName,
    firstName,
    civility,
    birthDate,
    postcode,
    city,
    function: role,
    company,
  } = person
  const names = (person.pupils ?? []).flatMap(({ pronoteId }) => pupils.get(pronoteId) ?? [])
  return {
    lastName,
    firstName,
    ...(usageName !== undefined && { usageName }),
    ...(civility !== undefined && { civility }),
    ...(birthDate !== undefined && { birthDate }),
    ...(postcode !== undefined && { postcode }),
    ...(city !== undefined && { city }),
    ...(person.class !== undefined && { class: person.class }),
    ...(role !== undefined && { function: role }),
    ...(company !== undefined && { company }),
    ...(person.classes && { classes: person.classes }),
    ...(person.subjects && { subjects: person.subjects }),
    ...(names.length > 0 && { pupils: names }),
  }
}

/** The pupils that the adults of a file may be attached to, as screens name them; a *Partiel* file leaves out those known. */
export function pupilNames(
  people: readonly ExportedPerson[],
  data: MatchingData,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const accounts = new Map(data.accounts.map((account) => [account.accountId, account]))
  for (const { pronoteId, accountId, category } of data.held) {
    const account = category === 'pupil' ? accounts.get(accountId) : undefined
    if (account)
      names.set(pronoteId, pupilName(account.lastName, account.firstName, account.pupilClass ?? undefined))
  }
  for (const person of people) {
    if (person.category === 'pupil')
      names.set(person.pronoteId, pupilName(person.lastName, person.firstName, person.class))
  }
  return names
}

function pupilName(lastName: string, firstName: string, classLabel: string | undefined): string {
  const name = listName({ lastName, firstName })
  return classLabel === undefined ? name : `${name}, ${classLabel}`
}
