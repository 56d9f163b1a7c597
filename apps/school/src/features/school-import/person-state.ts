import type { PersonCategory } from '@preau/people'

/** What an import may change of somebody, in the order of a sheet. */
export const comparedFields = [
  'category',
  'civility',
  'lastName',
  'usageName',
  'firstName',
  'birthDate',
  'sex',
  'postcode',
  'city',
  'ine',
  'function',
  'company',
  'schoolId',
  'access',
  'leftOn',
  'classes',
  'subjects',
  'headTeacherOf',
  'casId',
  'children',
] as const

export type ComparedField = (typeof comparedFields)[number]

/** Everything an import may change of one person, at one instant. */
export interface PersonState {
  readonly id: string
  /** First name and the name they are called by. */
  readonly name: string
  readonly category: PersonCategory
  /** In the school on the day of the import; a guardian through a pupil who is. */
  readonly present: boolean
  /** Values as texts: ISO days, codes; a field without value is absent. */
  readonly values: Readonly<Partial<Record<Exclude<ComparedField, 'children'>, string>>>
  /** Pupils of a guardian, by id. */
  readonly children: readonly Child[]
}

/** A pupil of a guardian; 1 or 2 is the level of a legal guardian. */
export interface Child {
  readonly id: string
  readonly name: string
  readonly level: number | null
}

/** One value that changed; a side that had none is absent. */
export interface FieldChange {
  readonly field: ComparedField
  readonly before?: string
  readonly after?: string
}

/** What becomes of somebody, the most serious first. */
export const changeKinds = ['left', 'removed', 'changed', 'back', 'added'] as const

export type ChangeKind = (typeof changeKinds)[number]

/** What an import does to one person. */
export interface ImportChange {
  readonly kind: ChangeKind
  /** Absent once the person has been deleted, and for somebody whom a preview has yet to create. */
  readonly personId?: string
  readonly name: string
  readonly category: PersonCategory
  readonly fields: readonly FieldChange[]
}
