import type { Uai } from '@preau/people'
import type { SchoolPerson } from '@preau/reconciliation'
import { accountOf, type DirectoryRole } from './directory-roles.ts'
import type { MatchingData } from './matching-data.ts'
import { isMatchable, wireCategory } from './wire-category.ts'

/**
 * The people of the school base that a *Partiel* file leaves out because their identifier is already known, rebuilt
 * from their accounts. With them the engine sees the base whole: the pupils of a new guardian, and the accounts that
 * somebody already has.
 */
export function knownPeople(
  uai: Uai,
  { roles, data }: { readonly roles: readonly DirectoryRole[]; readonly data: MatchingData },
  inFile: ReadonlySet<string>,
): readonly SchoolPerson[] {
  const byAccount = new Map<string, DirectoryRole[]>()
  for (const role of roles) {
    const others = byAccount.get(role.account.accountId)
    if (others) others.push(role)
    else byAccount.set(role.account.accountId, [role])
  }
  const pupilIds = new Map(
    data.held
      .filter(({ category }) => category === 'pupil')
      .map(({ accountId, pronoteId }) => [accountId, pronoteId]),
  )
  return data.held.flatMap(({ pronoteId, accountId, category }) => {
    if (inFile.has(pronoteId)) return []
    const role = byAccount.get(accountId)?.find(({ record }) => isMatchable(category, record.profil))
    if (!role) return []
    const { record } = role
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
      eleves: record.enfants?.flatMap((child) => pupilIds.get(accountOf(child)) ?? []),
    }
  })
}
