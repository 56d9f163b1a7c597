import { parseServiceUrl } from '@preau/cas'
import { z } from 'zod'
import { protocolCopy as copy } from './copy.fr.ts'
import { logoutWays, type ServiceProtocol } from '../services/index.ts'

const address = z
  .string()
  .trim()
  .max(2000, copy.badAddress)
  .default('')
  .refine((text) => text === '' || parseServiceUrl(text).ok, copy.badAddress)
  .transform((text) => (text === '' ? null : text))

/** The form « Déconnexion et mandataire » of a service. */
export const protocolForm = z
  .object({
    logout: z.enum(logoutWays, copy.choose),
    logoutUrl: address,
    mayProxy: z
      .string()
      .optional()
      .transform((value) => value !== undefined),
    proxyCallback: address,
    /** Of the service the page was made from. */
    version: z.coerce.number().int().min(1),
  })
  .refine(({ proxyCallback }) => proxyCallback === null || /^https:/i.test(proxyCallback), {
    path: ['proxyCallback'],
    message: copy.needsHttps,
  }) satisfies z.ZodType<ServiceProtocol & { readonly version: number }>
