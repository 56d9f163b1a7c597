import { BlockList, isIP } from 'node:net'

/** Addresses and networks, as a configuration or a person writes them (`10.0.0.0/8`, `::1`). */
export interface NetworkList {
  /** Whether an address is one of them; IPv4 written as IPv6 (`::ffff:10.0.0.1`) counts as itself. */
  has(address: string): boolean
}

/** @throws when an item is no address and no network: check what people type with {@link isNetwork} */
export function createNetworkList(items: readonly string[]): NetworkList {
  const list = new BlockList()
  for (const item of items) {
    const [address = '', prefix] = item.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return {
    has: (address) => isIP(address) > 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
  }
}

/** Whether a text is an IP address or a network with its prefix. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, more] = text.split('/')
  const bits = isIP(address) === 6 ? 128 : 32
  if (isIP(address) === 0 || address.includes('%') || more !== undefined) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits)
}
