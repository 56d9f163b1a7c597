import type { SdetProfile } from './sdet-profile.ts'

/** How the school server sorts people; an identifier belongs to one category. Source: pronote-facts §3.1. */
export type PersonCategory = (typeof personCategories)[number]

/** The six categories in the order of the six steps of an identifier import. */
export const personCategories = ['teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff'] as const

const labels: Readonly<Record<PersonCategory, readonly [singular: string, plural: string]>> = {
  teacher: ['Enseignant', 'Enseignants'],
  pupil: ['Élève', 'Élèves'],
  guardian: ['Responsable', 'Responsables'],
  workTutor: ['Maître de stage', 'Maîtres de stage'],
  inspector: ['Inspecteur pédagogique', 'Inspecteurs pédagogiques'],
  staff: ['Personnel', 'Personnels'],
}

/**
 * The French name of a category agreed with `count`: zero and one are singular in French.
 * Without a count, the plural, as in « rapprochement des Élèves ».
 */
export function categoryLabel(category: PersonCategory, count = 2): string {
  const [singular, plural] = labels[category]
  return count < 2 ? singular : plural
}

const categories: Readonly<Record<SdetProfile, readonly PersonCategory[]>> = {
  National_ELV: ['pupil'],
  National_TUT: ['guardian'],
  National_ENS: ['teacher'],
  // Some schools enter their librarian teacher among the staff.
  National_DOC: ['teacher', 'staff'],
  National_DIR: ['staff'],
  National_EVS: ['staff'],
  National_ETA: ['staff'],
  National_COL: ['staff'],
  National_ACA: ['inspector'],
  Local_MDS: ['workTutor'],
}

/** The categories in which the school server may hold a person of this profile, likeliest first. Source: ent-ecosystem §1.7. */
export function categoriesOfProfile(profile: SdetProfile): readonly PersonCategory[] {
  return categories[profile]
}
