import { parseSdetProfile, type SdetProfile } from '@preau/people'
import { z } from 'zod'
import { guidedCopy as copy } from './copy.fr.ts'
import { readBaseAddress } from './read-base-address.ts'

const address = z
  .string()
  .max(2000, copy.badUrl)
  .transform((text, context) => {
    const base = readBaseAddress(text)
    if (base === undefined) context.addIssue({ code: 'custom', message: copy.badUrl })
    return base ?? ''
  })

export const profileBoxes = z
  .array(z.string())
  .transform((texts) => texts.map(parseSdetProfile).filter((one): one is SdetProfile => one !== undefined))

/** The three questions, and the school when it cannot be deduced. */
export const guidedForm = z.object({
  url: address,
  profiles: profileBoxes.refine((profiles) => profiles.length > 0, copy.badProfiles),
  title: z.string().trim().min(1, copy.badName).max(120, copy.badName),
  school: z
    .string()
    .regex(/^\d{0,18}$/, copy.badSchool)
    .default(''),
})
