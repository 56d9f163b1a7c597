import type { EntAccount, SchoolPerson } from '@preau/reconciliation'

const plain = (text: string | undefined): string =>
  (text ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()
const day = (text: string | undefined): string => (text ?? '').split(/[/-]/).sort().join('-')

/**
 * The rule of the field, to compare with: same kind, same names without case, accents and separators, same birth date
 * for a pupil, and exactly one answer on both sides.
 */
export function exactRule(
  directory: readonly EntAccount[],
  people: readonly SchoolPerson[],
): ReadonlyMap<string, string> {
  const accounts = new Map<string, string[]>()
  for (const account of directory)
    for (const uai of account.uai)
      for (const name of new Set([plain(account.nom), plain(account.nomUsage)]))
        if (name !== '') add(accounts, keyOf(uai, account.profil, { ...account, name }), account.id)
  const wanted = new Map<string, string[]>()
  for (const person of people)
    add(
      wanted,
      keyOf(person.uai, person.categorie, { ...person, name: plain(person.nom) }),
      person.identifiantPronote,
    )
  const found = new Map<string, string>()
  for (const [key, [person = '', ...rivals]] of wanted) {
    const [account, ...others] = new Set(accounts.get(key))
    if (account !== undefined && others.length === 0 && rivals.length === 0) found.set(person, account)
  }
  return found
}

interface Named {
  readonly name: string
  readonly prenom: string
  readonly dateNaissance?: string | undefined
}

function keyOf(uai: string, kind: string, { name, prenom, dateNaissance }: Named): string {
  return [uai, kind, name, plain(prenom), kind === 'eleve' ? day(dateNaissance) : ''].join(' ')
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
