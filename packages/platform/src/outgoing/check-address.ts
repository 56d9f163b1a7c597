import { lookup as resolve } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'

import ipaddr from 'ipaddr.js'

/** The name leads to an address that may not be called. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress'
}

/** Whether an address is on the public network: not this machine, not this network, not a special range. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** Refuses a URL that names a private address itself. @throws PrivateAddress */
export function refusePrivateLiteral(url: URL): void {
  const host = url.hostname.replaceAll(/^\[|\]$/g, '')
  if (isIP(host) > 0 && !isPublicAddress(host)) throw new PrivateAddress(host)
}

/**
 * Resolves a name and refuses it if any of its addresses is private. The connection uses the very address that was checked: a
 * second, different answer of the name server changes nothing.
 */
export const lookupPublic: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    const hidden = error === null ? addresses.find(({ address }) => !isPublicAddress(address)) : undefined
    const problem = hidden === undefined ? error : new PrivateAddress(`${host} → ${hidden.address}`)
    const [first] = addresses
    if (problem !== null || first === undefined) done(problem, '', 0)
    else if (options.all === true) done(null, addresses)
    else done(null, first.address, first.family)
  })
}
