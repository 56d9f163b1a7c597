/** Where both products of one world answer. Addresses have no final slash, except the public one of the base. */
export interface Addresses {
  readonly portal: string
  readonly school: string
  /** Public address of the demonstration base, as the ENT declares it. */
  readonly base: string
  readonly console: string
  readonly client: string
}

/** First segment of the demonstration base's address: the outside contract (docs/adr). */
const pathName = '0350000X'

/** The addresses of a world from its two ports. */
export function addressesOf(ports: { readonly portal: number; readonly school: number }): Addresses {
  const portal = `http://localhost:${ports.portal}`
  const school = `http://localhost:${ports.school}`
  return {
    portal,
    school,
    base: `${school}/${pathName}/pronote/`,
    console: `${school}/console/${pathName}`,
    client: `${school}/${pathName}/client`,
  }
}
