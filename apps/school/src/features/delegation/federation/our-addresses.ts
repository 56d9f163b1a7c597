import { publicAddress, type SchoolBase } from '../../bases/index.ts'

/** The names and addresses by which a security token service knows a base. */
export interface FederationAddresses {
  /** `wtrealm`: the address of the base, without change. */
  readonly realm: string
  /** `wreply`: the one address where tokens are posted, whatever the space. */
  readonly reply: string
  /** Our own metadata. */
  readonly metadata: string
  /** Where a browser comes back after a sign-out. */
  readonly signedOut: string
}

/** Last segments of the addresses above, under the root of a base. */
export const federationPages = { reply: 'federation', metadata: 'FederationMetadata.xml' } as const

/** Built from the configuration, never from a header. */
export function federationAddresses(publicUrl: string, base: SchoolBase): FederationAddresses {
  const realm = publicAddress(base, publicUrl)
  return {
    realm,
    reply: realm + federationPages.reply,
    metadata: realm + federationPages.metadata,
    signedOut: `${realm}deconnexion`,
  }
}
