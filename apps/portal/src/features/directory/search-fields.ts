import { parseSdetProfile } from '@preau/people'
import { z } from 'zod'
import { accountStatuses, type AccountSearch } from './directory.ts'

/** What the list is searched by, as addresses and forms write it. */
export const searchFields = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  profil: z
    .string()
    .optional()
    .transform((text) => (text === undefined ? undefined : parseSdetProfile(text))),
  etat: z.enum(accountStatuses).optional().catch(undefined),
  etablissement: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
  classe: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
  venue: z.enum(['jamais']).optional().catch(undefined),
})

type Fields = z.output<typeof searchFields>

/** The search that the fields ask for. */
export function searchOf(fields: Fields): Omit<AccountSearch, 'offset' | 'limit'> {
  const { q: text, profil: profile, etat: status, etablissement: schoolId, classe: classId, venue } = fields
  return { text, profile, status, schoolId, classId, neverCame: venue === 'jamais' }
}

/** The fields as the address of the list has them, without the page. */
export function addressOf(fields: Fields): Readonly<Record<string, string | undefined>> {
  const { q, profil, etat, etablissement, classe, venue } = fields
  return { q: q === '' ? undefined : q, profil, etat, etablissement, classe, venue }
}
