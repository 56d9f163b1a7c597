import { sdetProfiles } from '@preau/people'
import { z } from 'zod'
import { ssoTypes } from './service.ts'
import { isServiceAddress } from './service-form.ts'
import { serviceIcons } from './service-icons.ts'
import { xitiTypes } from './xiti-types.ts'

const populationEntry = z.strictObject({
  profiles: z.array(z.enum(sdetProfiles)).min(1),
  /** UAI, or the whole portal. */
  schools: z.union([z.literal('all'), z.array(z.string()).min(1)]),
  subject: z.string().optional(),
  function: z.string().optional(),
  discipline: z.string().optional(),
})

const serviceEntry = z
  .strictObject({
    code: z.string().regex(/^[A-Z0-9_-]{2,40}$/),
    title: z.string().min(1).max(120),
    ssoType: z.enum(ssoTypes),
    url: z.string().max(2000).refine(isServiceAddress, 'adresse http(s) complète attendue'),
    grouping: z.string().min(1).max(60),
    position: z.number().min(0).max(9999).multipleOf(0.1).default(0),
    xitiType: z
      .number()
      .refine((id) => xitiTypes.some((type) => type.id === id), 'type Xiti inconnu')
      .nullable()
      .default(null),
    description: z.string().max(1000).default(''),
    icon: z.enum(serviceIcons.map(({ name }) => name)).default('apps'),
    inBar: z.boolean().default(true),
    anonymous: z.boolean().default(false),
    school: z.string().optional(),
    population: z.array(populationEntry).optional(),
  })
  .refine(({ anonymous, ssoType }) => !anonymous || ssoType === 'none', {
    path: ['anonymous'],
    message: 'un service anonyme n’identifie personne\u00a0: ssoType doit être none',
  })

/** The declarative file of services: docs/reference/services-file.md. Unknown keys are refused, they are typing mistakes. */
export const servicesFile = z.strictObject({ services: z.array(serviceEntry) })

export type ServicesFile = z.infer<typeof servicesFile>
export type ServiceEntry = ServicesFile['services'][number]
