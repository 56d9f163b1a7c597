/** The parts of a name that a screen shows. */
export interface PersonName {
  /** `M.`, `Mme`, … as the file gave it. */
  readonly civility?: string | undefined
  readonly firstName: string
  readonly lastName: string
}

/** The name as one says it: `Mme Odile Larue`. Empty parts leave no stray space. */
export function displayName(name: PersonName): string {
  return joined(name.civility ?? '', name.firstName, name.lastName)
}

/** The name as lists sort it: `LARUE Odile`. */
export function listName(name: PersonName): string {
  return joined(name.lastName.toLocaleUpperCase('fr-FR'), name.firstName)
}

function joined(...parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
}
