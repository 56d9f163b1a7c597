import type { Uai } from '@preau/people'
import type { SchoolPerson } from '@preau/reconciliation'
import type { DirectoryAccount, MatchingData } from './matching-data.ts'
import { isMatchable, wireCategory } from './wire-category.ts'

/**
 * The people of the school base that a *Partiel* file leaves out because their identifier is already known, rebuilt
 * from their accounts. With them the engine sees the base whole: the pupils of a new guardian, and the accounts that
 * somebody already has.
 */
export function knownPeople(
  uai: Uai,
  data: MatchingData,
  inFile: ReadonlySet<string>,
): readonly SchoolPerson[] {
  const byAccount = new Map<string, DirectoryAccount[]>()
  for (const account of data.accounts) {
    const roles = byAccount.get(account.accountId)
    if (roles) roles.push(account)
    else byAccount.set(account.accountId, [account])
  }
  const pupilIds = new Map(
    data.held
      .filter(({ category }) => category === 'pupil')
      .map(({ accountId, pronoteId }) => [accountId, pronoteId]),
  )
  return data.held.flatMap(({ pronoteId, accountId, category }) => {
    if (inFile.has(pronoteId)) return []
    const account = byAccount.get(accountId)?.find(({ record }) => isMatchable(category, record.profil))
    if (!account) return []
    const { record } = account
    return {
      identifiantPronote: pronoteId,
      uai,
      categorie: wireCategory(category),
      civilite: record.civilite,
      nom: record.nom,
      prenom: record.prenom,
      dateNaissance: record.dateNaissance,
      codePostal: record.codePostal,
      classe: record.classe,
      numeroNational: record.ine,
      classes: record.classes,
      matieres: record.matieres,
      fonction: record.fonction,
      entreprise: record.entreprise,
      eleves: record.enfants?.flatMap((child) => pupilIds.get(child.split(':', 1)[0] ?? '') ?? []),
    }
  })
}
