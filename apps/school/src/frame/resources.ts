import { type PersonCategory, personCategories } from '@preau/people'

/** Last segment of the address of each table of *Ressources*. */
const slugs: Readonly<Record<PersonCategory, string>> = {
  teacher: 'professeurs',
  pupil: 'eleves',
  guardian: 'responsables',
  staff: 'personnels',
  workTutor: 'maitres-de-stage',
  inspector: 'inspecteurs',
}

const labels: Readonly<Record<PersonCategory, string>> = {
  teacher: 'Professeurs',
  pupil: 'Élèves',
  guardian: 'Responsables',
  staff: 'Personnels',
  workTutor: 'Maîtres de stage',
  inspector: 'Inspecteurs',
}

/** The tables of *Ressources*, in the order of the menu (product.md B2). */
export const resourceOrder: readonly PersonCategory[] = [
  'teacher',
  'pupil',
  'guardian',
  'staff',
  'workTutor',
  'inspector',
]

export const categorySlug = (category: PersonCategory): string => slugs[category]

/** Title of the table: here teachers are « Professeurs », as the school says, not « Enseignants », as the ENT does. */
export const resourceLabel = (category: PersonCategory): string => labels[category]

export const categoryOfSlug = (slug: string): PersonCategory | undefined =>
  personCategories.find((category) => slugs[category] === slug)
