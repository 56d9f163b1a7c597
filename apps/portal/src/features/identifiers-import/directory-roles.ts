import type { Categorie, EntAccount } from '@preau/reconciliation'
import type { SchoolAccount } from './matching-data.ts'
import { wireProfiles } from './wire-category.ts'

/** An account in one of its roles: a teacher who is also a guardian is two for the engine. */
export interface DirectoryRole {
  readonly account: SchoolAccount
  readonly record: EntAccount
}

/** The roles of the accounts of a school. The `id` of a record is `accountId:role`. */
export function directoryRoles(uai: string, accounts: readonly SchoolAccount[]): readonly DirectoryRole[] {
  return accounts.flatMap((account) =>
    wireProfiles(account.profiles).map((profil) => ({ account, record: toRecord(uai, account, profil) })),
  )
}

/** The account of the `id` of a record. */
export function accountOf(entId: string): string {
  return entId.split(':', 1)[0] ?? ''
}

function toRecord(uai: string, account: SchoolAccount, profil: Categorie): EntAccount {
  const { lastName, birthName } = account
  return {
    id: `${account.accountId}:${profil}`,
    uai: [uai],
    profil,
    civilite: account.civility ?? undefined,
    nom: birthName ?? lastName,
    nomUsage: birthName !== null && birthName !== lastName ? lastName : undefined,
    prenom: account.firstName,
    autresPrenoms: account.otherFirstNames,
    dateNaissance: account.birthDate ?? undefined,
    codePostal: account.postcode ?? undefined,
    entreprise: account.company ?? undefined,
    ...roleFields(account, profil),
  }
}

function roleFields(account: SchoolAccount, profil: Categorie): Partial<EntAccount> {
  switch (profil) {
    case 'eleve':
      return { ine: account.ine ?? undefined, classe: account.pupilClass ?? undefined }
    case 'responsable':
      return { enfants: account.children.map((id) => `${id}:eleve`) }
    case 'enseignant':
    case 'personnel':
      return {
        classes: filled(account.classes),
        matieres: filled(account.subjects),
        fonction: account.functions[0],
      }
    case 'inspecteur':
      return { fonction: account.functions[0] }
    case 'maitre_stage':
      return {}
  }
}

const filled = (list: readonly string[]): readonly string[] | undefined =>
  list.length > 0 ? list : undefined
