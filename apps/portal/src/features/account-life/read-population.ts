import { parseSdetProfile } from '@preau/people'
import { z } from 'zod'

const id = z
  .string()
  .regex(/^\d{1,18}$/)
  .optional()
  .catch(undefined)

const profile = z
  .string()
  .optional()
  .transform((text) => (text === undefined ? undefined : parseSdetProfile(text)))

/** A population as an address or a form has it; what is not understood means all. */
export const populationFields = { etablissement: id, profil: profile, classe: id } as const

export interface PopulationChoice {
  readonly etablissement?: string | undefined
  readonly profil?: string | undefined
  readonly classe?: string | undefined
}
