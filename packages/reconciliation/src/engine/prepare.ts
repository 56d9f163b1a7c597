import { type Day, readDay } from '../evidence/compare-dates.ts'
import type { EntNames, NameTables, SchoolNames } from '../evidence/compare-names.ts'
import { nameFrequency, tally } from '../evidence/name-frequency.ts'
import { firstNameForms } from '../names/first-name-forms.ts'
import { isGenericAccount } from '../names/generic-account.ts'
import { entSurnames, surnameForms } from '../names/surname-forms.ts'
import type { EntAccount, SchoolPerson } from '../records.ts'

/** Civility as a sign: 1 man, 2 woman, 0 unknown. */
type Civility = 0 | 1 | 2

/** A person of the school base, read once. */
export interface PreparedPerson {
  readonly index: number
  readonly record: SchoolPerson
  readonly names: SchoolNames
  readonly civility: Civility
  readonly day: Day
  readonly postcode: string
  readonly generic: boolean
}

/** An ENT account, read once. */
export interface PreparedAccount {
  readonly index: number
  readonly record: EntAccount
  readonly names: EntNames
  readonly civility: Civility
  readonly day: Day
  readonly postcode: string
}

function civilityOf(text: string | undefined): Civility {
  const word = (text ?? '').trim().toUpperCase().replace('.', '')
  if (word === 'M' || word === 'MR' || word === 'MONSIEUR') return 1
  return word === 'MME' || word === 'MLLE' || word === 'MADAME' || word === 'MADEMOISELLE' ? 2 : 0
}

/** Prepares one person of the school base. */
export function preparePerson(record: SchoolPerson, index: number): PreparedPerson {
  const surname = surnameForms(record.nom)
  const first = firstNameForms(record.prenom)
  const swapped = { surname: surnameForms(record.prenom), first: firstNameForms(record.nom) }
  return {
    index,
    record,
    names: { surname, first, swapped },
    civility: civilityOf(record.civilite),
    day: readDay(record.dateNaissance),
    postcode: (record.codePostal ?? '').trim(),
    generic: isGenericAccount(record.nom, record.prenom),
  }
}

/** Prepares one ENT account. */
export function prepareAccount(record: EntAccount, index: number): PreparedAccount {
  const main = firstNameForms(record.prenom)
  const others = (record.autresPrenoms ?? []).map(firstNameForms).filter(({ glued }) => glued !== '')
  return {
    index,
    record,
    names: {
      surname: entSurnames(record.nom, record.nomUsage),
      first: { main, others, sequence: [main, ...others].map(({ glued }) => glued).join('') },
    },
    civility: civilityOf(record.civilite),
    day: readDay(record.dateNaissance),
    postcode: (record.codePostal ?? '').trim(),
  }
}

/** One representative per family: brothers, sisters and parents share a name without making it common. */
function families(accounts: readonly PreparedAccount[]): Map<string, string> {
  const parent = new Map<string, string>()
  const root = (id: string): string => {
    let current = id
    for (let next = parent.get(current); next !== undefined && next !== current; next = parent.get(current))
      current = next
    return current
  }
  for (const { record } of accounts)
    for (const child of record.enfants ?? []) {
      const [a, b] = [root(record.id), root(child)].sort() as [string, string]
      parent.set(b, a)
    }
  return new Map(accounts.map(({ record }) => [record.id, root(record.id)]))
}

/** Frequencies of names in a school: surnames counted once a family, first names by generation. */
export function nameTables(accounts: readonly PreparedAccount[]): { child: NameTables; adult: NameTables } {
  const family = families(accounts)
  const surnames = new Map<string, Set<string>>()
  const firsts = { child: new Map<string, number>(), adult: new Map<string, number>() }
  let children = 0
  for (const { record, names } of accounts) {
    const household = family.get(record.id) ?? record.id
    for (const writing of new Set([...names.surname.whole, ...names.surname.words])) {
      const bearers = surnames.get(writing) ?? new Set()
      surnames.set(writing, bearers.add(household))
    }
    const generation = record.profil === 'eleve' ? 'child' : 'adult'
    if (generation === 'child') children++
    tally(firsts[generation], names.first.main.glued)
  }
  const counts = new Map([...surnames].map(([name, bearers]) => [name, bearers.size]))
  const surname = nameFrequency(counts, new Set(family.values()).size, { population: 1000, pseudo: 0.5 })
  const smoothing = { population: 300, pseudo: 0.5 }
  return {
    child: { surname, first: nameFrequency(firsts.child, children, smoothing) },
    adult: { surname, first: nameFrequency(firsts.adult, accounts.length - children, smoothing) },
  }
}
