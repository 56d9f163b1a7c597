import type { ExportedPerson } from '@preau/exchange'
import type { Uai } from '@preau/people'
import type { SchoolPerson } from '@preau/reconciliation'
import { wireCategory } from './wire-category.ts'

/** The people of a file as the engine takes them. */
export function toSchoolPeople(uai: Uai, people: readonly ExportedPerson[]): readonly SchoolPerson[] {
  const links = pupilsByGuardian(people)
  return people.map((person) => ({
    identifiantPronote: person.pronoteId,
    uai,
    categorie: wireCategory(person.category),
    civilite: person.civility,
    nom: surnames(person),
    prenom: person.firstName,
    dateNaissance: person.birthDate,
    codePostal: person.postcode,
    classe: person.class,
    numeroNational: person.ine,
    classes: person.classes,
    matieres: person.subjects,
    fonction: person.function,
    entreprise: person.company,
    eleves:
      person.category === 'guardian' && links.size > 0 ? [...(links.get(person.pronoteId) ?? [])] : undefined,
  }))
}

/** The engine reads « PETIT née MORVAN » as two complete names, either of which may be the one the ENT knows. */
function surnames({ lastName, usageName }: ExportedPerson): string {
  return usageName === undefined || usageName === lastName ? lastName : `${usageName} née ${lastName}`
}

/** The links of the file, whichever end they are written at. */
export function pupilsByGuardian(
  people: readonly ExportedPerson[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const links = new Map<string, Set<string>>()
  const link = (guardian: string, pupil: string): void => {
    const known = links.get(guardian)
    if (known) known.add(pupil)
    else links.set(guardian, new Set([pupil]))
  }
  for (const person of people) {
    if (person.category === 'guardian' || person.category === 'workTutor')
      for (const { pronoteId } of person.pupils ?? []) link(person.pronoteId, pronoteId)
    for (const { pronoteId } of person.guardians ?? []) link(pronoteId, person.pronoteId)
  }
  return links
}
