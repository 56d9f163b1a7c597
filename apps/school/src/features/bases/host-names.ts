import type { AddressStore, HostedBase } from './address-store.ts'
import { reservedPathNames } from './base.ts'

/** Which base a host stands for, known without waiting: the place of a request is chosen before anything else is. */
export interface HostNames {
  /** The base of this `Host` header, its port left out; `undefined` for the host of the server itself or any other. */
  of(header: string | undefined): HostedBase | undefined
  /** Reads the table again. */
  refresh(): Promise<void>
  /**
   * The address inside the server of one asked at the host of a base: `/pronote/x` is `/0350000X/pronote/x`.
   * Assets, health and the pages of operators are at the same place under every host.
   */
  inside(url: string, header: string | undefined): string
}

/** Reads the table once, then again when asked. */
export async function createHostNames(addresses: Pick<AddressStore, 'hosts'>): Promise<HostNames> {
  let hosts = await addresses.hosts()
  const of = (header: string | undefined): HostedBase | undefined => hosts.get(hostOf(header))
  return {
    of,
    refresh: async () => {
      hosts = await addresses.hosts()
    },
    inside: (url, header) => {
      const base = of(header)
      const first = firstSegment(url)
      if (base === undefined || !url.startsWith('/') || reservedPathNames.has(first)) return url
      const alreadyInside = first === base.pathName.toLowerCase() && first !== base.root
      return alreadyInside ? url : `/${base.pathName}${url}`
    },
  }
}

/** The name of a `Host` header, in lower case, without its port. */
export const hostOf = (header: string | undefined): string =>
  (header ?? '').toLowerCase().replace(/:\d*$/, '')

/** The first segment of a path, in lower case. */
export const firstSegment = (url: string): string => (/^\/([^/?#]*)/.exec(url)?.[1] ?? '').toLowerCase()
