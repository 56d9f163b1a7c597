import { z } from 'zod'
import { inboxCopy as copy } from './copy.fr.ts'
import { filingReasons } from './filing.ts'

const fields = {
  raison: z.enum(filingReasons, { error: copy.filing.missing }),
  precision: z.string().trim().max(200).optional(),
}

/** Why failures are set aside; « another reason » says which. */
export const filingForm = z
  .object(fields)
  .refine(({ raison, precision }) => raison !== 'other' || precision, {
    path: ['precision'],
    error: copy.filing.whichOther,
  })

export type FilingFields = z.output<typeof filingForm>
