import { z } from 'zod'
import { parseCalendarDay } from '@preau/people'
import { errorCopy as copy } from './copy.fr.ts'
import { serviceStates } from './decide-access.ts'
import { otherAddresses } from './other-addresses.ts'
import { type ServiceDraft, ssoTypes } from './service.ts'
import { serviceIcons } from './service-icons.ts'
import { xitiTypes } from './xiti-types.ts'

const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

const placeInBar = z
  .string()
  .trim()
  .default('0')
  .transform((text) => Number(text === '' ? '0' : text.replace(',', '.')))
  .refine(
    (value) => value >= 0 && value <= 9999 && Number.isInteger(Math.round(value * 100) / 10),
    copy.position,
  )

const audienceType = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : Number(text)))
  .refine((id) => id === null || xitiTypes.some((type) => type.id === id), copy.xitiType)

const day = z
  .string()
  .trim()
  .default('')
  .refine((text) => text === '' || parseCalendarDay(text) !== undefined, copy.day)
  .transform((text) => parseCalendarDay(text) ?? null)

/** The form « Informations générales ». Fields are named as in the page. */
export const serviceForm = z
  .object({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9_-]{2,40}$/, copy.code),
    title: z.string().trim().min(1, copy.title).max(120, copy.title),
    ssoType: z.enum(ssoTypes, copy.ssoType),
    url: z.string().trim().max(2000, copy.url).refine(isServiceAddress, copy.url),
    otherUrls: otherAddresses,
    /** An address to try, with the button that saves nothing. */
    triedUrl: z.string().trim().max(4000, copy.url).default(''),
    intent: z.enum(['save', 'try']).catch('save'),
    position: placeInBar,
    xitiType: audienceType,
    groupingId: z.string().regex(/^\d{1,18}$/, copy.groupingId),
    description: z.string().trim().max(1000, copy.description).default(''),
    icon: z.enum(
      serviceIcons.map(({ name }) => name),
      copy.icon,
    ),
    inBar: ticked,
    anonymous: ticked,
    ownerId: z
      .string()
      .regex(/^\d{0,18}$/, copy.ownerId)
      .default(''),
    state: z.enum(serviceStates, copy.state).default('published'),
    locked: ticked,
    opensOn: day,
    closesOn: day,
    closedMessage: z.string().trim().max(300, copy.closedMessage).default(''),
    version: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
  })
  .refine((form) => !form.anonymous || form.ssoType === 'none', {
    path: ['anonymous'],
    message: copy.anonymousSso,
  })
  .refine(({ opensOn, closesOn }) => opensOn === null || closesOn === null || opensOn <= closesOn, {
    path: ['closesOn'],
    message: copy.period,
  })

/** What was typed, as a draft; an empty owner is the whole portal. */
export function draftOf(form: z.infer<typeof serviceForm>): ServiceDraft {
  const ownerId = form.ownerId === '' ? null : form.ownerId
  const { code, title, ssoType, url, position, xitiType, groupingId, description, icon } = form
  const { otherUrls, inBar, anonymous, state, locked, opensOn, closesOn, closedMessage } = form
  return {
    ...{ code, title, ssoType, url, position, xitiType, groupingId, description, icon, ownerId },
    ...{ otherUrls, inBar, anonymous, state, locked, opensOn, closesOn, closedMessage },
  }
}

/** A web address that CAS can compare: no user name, no fragment (product A1, architecture §5). */
export function isServiceAddress(text: string): boolean {
  // What a browser repairs in silence (spaces, `\`, `https:exemple.fr`) would never equal what a service sends.
  if (!/^https?:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return false
  // A joker belongs in the other addresses: this one opens when somebody clicks.
  if (/^https?:\/\/[^/?]*\*|\{uai\}/i.test(text)) return false
  const url = new URL(text)
  return url.username === '' && url.password === '' && !text.includes('#')
}
