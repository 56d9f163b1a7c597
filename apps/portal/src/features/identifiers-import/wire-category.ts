import type { PersonCategory, SdetProfile } from '@preau/people'
import { type Categorie, compatibleProfiles } from '@preau/reconciliation'

const wire: Readonly<Record<PersonCategory, Categorie>> = {
  teacher: 'enseignant',
  pupil: 'eleve',
  guardian: 'responsable',
  workTutor: 'maitre_stage',
  inspector: 'inspecteur',
  staff: 'personnel',
}

/** The engine's word for a category. */
export function wireCategory(category: PersonCategory): Categorie {
  return wire[category]
}

const profiles: Readonly<Record<SdetProfile, Categorie>> = {
  National_ELV: 'eleve',
  National_TUT: 'responsable',
  National_ENS: 'enseignant',
  National_DOC: 'enseignant',
  National_DIR: 'personnel',
  National_EVS: 'personnel',
  National_ETA: 'personnel',
  National_COL: 'personnel',
  National_ACA: 'inspecteur',
  Local_MDS: 'maitre_stage',
}

/**
 * The roles of an account, as the engine compares them. Somebody who teaches and also works in the school is one
 * account: the engine crosses both on its own, and two would look like homonyms.
 */
export function wireProfiles(of: readonly SdetProfile[]): readonly Categorie[] {
  const roles = new Set(of.map((profile) => profiles[profile]))
  if (roles.has('enseignant')) roles.delete('personnel')
  return [...roles]
}

/** Profiles whose accounts a line of this category may be matched with. */
export function matchableProfiles(category: PersonCategory): readonly SdetProfile[] {
  const roles = compatibleProfiles[wire[category]]
  return (Object.keys(profiles) as SdetProfile[]).filter((profile) => roles.includes(profiles[profile]))
}

/** Whether an account with this role may carry an identifier of this category. */
export function isMatchable(category: PersonCategory, profil: Categorie): boolean {
  return compatibleProfiles[wire[category]].includes(profil)
}
