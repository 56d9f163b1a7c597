import { z } from 'zod'
import { nameKey } from '@preau/people'
import { serviceStates } from './decide-access.ts'
import { type Service, ssoTypes } from './service.ts'

export const serviceSortKeys = ['code', 'title', 'sso', 'grouping', 'state'] as const
export type ServiceSortKey = (typeof serviceSortKeys)[number]

/** The query of the list. Whatever is not understood is as if it were not there. */
export const serviceQuery = z.object({
  q: z.string().trim().max(200).catch(''),
  etat: z.enum(serviceStates).or(z.literal('')).catch(''),
  regroupement: z
    .string()
    .regex(/^\d{0,18}$/)
    .catch(''),
  sso: z.enum(ssoTypes).or(z.literal('')).catch(''),
  tri: z.enum(serviceSortKeys).or(z.literal('')).catch(''),
  sens: z.enum(['asc', 'desc']).catch('asc'),
})

export type ServiceQuery = z.output<typeof serviceQuery>

/** The services that a query asks for; without an order of its own, the order of the service bar. */
export function queriedServices(services: readonly Service[], query: ServiceQuery): readonly Service[] {
  const words = nameKey(query.q).split(' ').filter(Boolean)
  const found = services.filter((service) => {
    const text = nameKey(`${service.code} ${service.title} ${service.description}`)
    const addresses = [service.url, ...service.otherUrls].join(' ').toLowerCase()
    return (
      words.every((word) => text.includes(word) || addresses.includes(word)) &&
      (query.etat === '' || service.state === query.etat) &&
      (query.regroupement === '' || service.groupingId === query.regroupement) &&
      (query.sso === '' || service.ssoType === query.sso)
    )
  })
  if (query.tri === '') return found
  const key = sortValue[query.tri]
  const sign = query.sens === 'desc' ? -1 : 1
  return found.toSorted((one, other) => sign * compare.compare(key(one), key(other)))
}

const compare = new Intl.Collator('fr', { numeric: true })

const sortValue: Readonly<Record<ServiceSortKey, (service: Service) => string>> = {
  code: ({ code }) => code,
  title: ({ title }) => title,
  sso: ({ ssoType }) => ssoType,
  grouping: ({ groupingName }) => groupingName,
  state: ({ state }) => String(serviceStates.indexOf(state)),
}
