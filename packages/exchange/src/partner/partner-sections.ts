import type { PartnerCategory } from './partner-directory.ts'

/** The sections of the file, in its order. Source: pronote-facts §3.6. */
export const partnerSections: readonly {
  readonly category: PartnerCategory
  readonly name: string
  readonly person: string
}[] = [
  { category: 'staff', name: 'Personnels', person: 'Personnel' },
  { category: 'teacher', name: 'Professeurs', person: 'Professeur' },
  { category: 'guardian', name: 'Responsables', person: 'Responsable' },
  { category: 'pupil', name: 'Eleves', person: 'Eleve' },
]
