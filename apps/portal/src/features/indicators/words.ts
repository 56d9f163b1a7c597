import { parseSdetProfile, profileLabel } from '@preau/people'
import { xitiTypes } from '../services/index.ts'
import { indicatorsCopy as copy } from './copy.fr.ts'

/** The name of a profile; people of no school have none. */
export function profileInWords(profile: string): string {
  const known = parseSdetProfile(profile)
  return known === undefined ? copy.noProfile : profileLabel(known)
}

/** The national category of a service. */
export function categoryInWords(xitiType: number | undefined): string {
  return xitiTypes.find(({ id }) => id === xitiType)?.label ?? copy.noCategory
}
