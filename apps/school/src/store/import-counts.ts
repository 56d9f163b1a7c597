import type { PersonCategory } from '@preau/people'
import type { ImportCounts } from '../features/school-import/index.ts'

/** An import that did nothing. */
export const noCounts: ImportCounts = {
  pupils: 0,
  guardians: 0,
  teachers: 0,
  staff: 0,
  workTutors: 0,
  inspectors: 0,
  created: 0,
  updated: 0,
  departures: 0,
  structures: 0,
  links: 0,
  unlinked: 0,
  unknownPupilLinks: 0,
  teachings: 0,
  linked: 0,
  known: 0,
  leftAside: 0,
  freed: 0,
  restored: 0,
  removed: 0,
  kept: 0,
}

/** The figure that counts the people of a category in a file. */
export const figureOf = {
  pupil: 'pupils',
  guardian: 'guardians',
  teacher: 'teachers',
  staff: 'staff',
  workTutor: 'workTutors',
  inspector: 'inspectors',
} as const satisfies Record<PersonCategory, keyof ImportCounts>
