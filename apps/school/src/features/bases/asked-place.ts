import type { SchoolBase } from './base.ts'

/** Where in an address its base and its root stand. Addresses are those inside the server: `/<base>/…`. */
export interface AskedPlace {
  /** The name of the base, as typed. */
  readonly segment: string
  /** The root, for the routes of the spaces. */
  readonly root: string | undefined
  /** Console or client: pages of operators, at the host of the server only. */
  readonly operated: boolean
}

/** Parts of a matched route that say where it is. */
interface MatchedRoute {
  /** As declared: `/:base/:root/:page`. */
  readonly route: string
  readonly params: { readonly base?: string; readonly root?: string }
}

export const placeOf = ({ route, params }: MatchedRoute): AskedPlace => ({
  segment: params.base ?? '',
  root: params.root,
  operated: route.startsWith('/console/') || route.startsWith('/:base/client'),
})

/** The same address with the present name of the base, and of its root when `root` is given. */
export function renamed(url: string, base: Pick<SchoolBase, 'pathName'>, root?: string): string {
  const [path = '', ...query] = url.split('?')
  const segments = path.split('/')
  const at = segments[1] === 'console' ? 2 : 1
  segments[at] = base.pathName
  if (root !== undefined) segments[at + 1] = root
  return [segments.join('/'), ...query].join('?')
}

/** The address under the host of the base: without its path name. */
export function underOwnHost(url: string): string {
  const path = url.replace(/^\/[^/?]*/, '')
  return path.startsWith('/') ? path : `/${path}`
}

const marker = 'adresse=ancienne'

/** Says to the right address that somebody came by one that the base had before. */
export const marked = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}${marker}`

export const isMarked = (url: string): boolean => queryParts(url).includes(marker)

export const unmarked = (url: string): string => withoutParts(url, (part) => part === marker)

const isTicket = (part: string): boolean => part.startsWith('ticket=')

export const hasTicket = (url: string): boolean => queryParts(url).some(isTicket)

/** A ticket given for another address than the one it is presented at would be refused by the ENT: a new one is asked for. */
export const withoutTicket = (url: string): string => withoutParts(url, isTicket)

const queryParts = (url: string): readonly string[] => url.split('?').slice(1).join('?').split('&')

function withoutParts(url: string, unwanted: (part: string) => boolean): string {
  const [path = ''] = url.split('?')
  const kept = queryParts(url).filter((part) => part !== '' && !unwanted(part))
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`
}
