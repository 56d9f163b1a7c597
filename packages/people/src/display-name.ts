/** The parts of a name that a screen shows. */
export interface PersonName {
  /** `M.`, `Mme`, … as the file gave it. */
  readonly civility?: string | undefined
  readonly firstName: string
  readonly lastName: string
}

/** The name as one says it: `Mme Odile Larue`. Empty parts leave no stray space. */
export function displayName(name: PersonName): string {
  return joined(civilityLabel(name.civility ?? ''), name.firstName, name.lastName)
}

const civilities = new Map([
  ['M', 'M.'],
  ['MR', 'M.'],
  ['MONSIEUR', 'M.'],
  ['MME', 'Mme'],
  ['MADAME', 'Mme'],
  ['MLLE', 'Mlle'],
  ['MADEMOISELLE', 'Mlle'],
])

/** A civility as one writes it: SIECLE says `MME`, AAF `Mme`, STS a number already read. What is unknown stays as it is. */
function civilityLabel(civility: string): string {
  const word = civility.trim()
  return civilities.get(word.replace(/\.$/, '').toUpperCase()) ?? word
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
