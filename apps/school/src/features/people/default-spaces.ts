import { type PersonCategory, profileOfFunction } from '@preau/people'
import type { PersonalSpace } from '../bases/index.ts'

const carers: ReadonlySet<string> = new Set(['AES', 'ASH'])

const spaceOfCategory: Readonly<Record<Exclude<PersonCategory, 'staff'>, PersonalSpace>> = {
  teacher: 'professeurs',
  pupil: 'eleves',
  guardian: 'parents',
  workTutor: 'entreprise',
  inspector: 'academie',
}

/**
 * The space a person opens when nobody decided otherwise (`space_right` holds the exceptions). Staff go by function:
 * heads to Direction, carers of disabled pupils to Accompagnant, everybody else to Vie scolaire.
 */
export function defaultSpace(category: PersonCategory, functionCode: string | undefined): PersonalSpace {
  if (category !== 'staff') return spaceOfCategory[category]
  const code = functionCode?.trim().toUpperCase() ?? ''
  if (carers.has(code)) return 'accompagnant'
  return profileOfFunction(code) === 'National_DIR' ? 'direction' : 'vie-scolaire'
}
