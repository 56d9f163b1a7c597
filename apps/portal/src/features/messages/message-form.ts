import { parseCalendarDay, parseSdetProfile, type SdetProfile } from '@preau/people'
import { z } from 'zod'
import { messagesCopy as copy } from './copy.fr.ts'
import type { MessageDraft } from './school-messages.ts'

const day = z
  .string()
  .trim()
  .transform((text, context) => {
    const read = parseCalendarDay(text)
    if (read === undefined) context.addIssue({ code: 'custom', message: copy.badDay })
    return read ?? ''
  })

/** The form of a message. */
export const messageForm = z
  .object({
    title: z.string().trim().min(1, copy.badTitle).max(120, copy.badTitle),
    body: z
      .string()
      .trim()
      .transform((text) => text.replaceAll('\r\n', '\n'))
      .pipe(z.string().min(1, copy.badBody).max(2000, copy.badBody)),
    profiles: z
      .array(z.string())
      .transform((texts) =>
        texts.map(parseSdetProfile).filter((one): one is SdetProfile => one !== undefined),
      ),
    school: z
      .string()
      .regex(/^\d{0,18}$/, copy.badSchool)
      .default(''),
    startsOn: day,
    endsOn: day,
    version: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
  })
  .refine(({ startsOn, endsOn }) => startsOn === '' || endsOn === '' || startsOn <= endsOn, {
    path: ['endsOn'],
    message: copy.badPeriod,
  })

export function messageDraft(form: z.output<typeof messageForm>): MessageDraft {
  const { title, body, profiles, school, startsOn, endsOn } = form
  return { title, body, profiles, startsOn, endsOn, schoolId: school === '' ? null : school }
}
