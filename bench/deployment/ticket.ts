/** Whom the ENT says that somebody is. */
export interface Came {
  readonly user: string
  readonly attributes: Readonly<Record<string, string>>
}

/** A ticket that holds its own answer; `serial` makes it new each time. */
export function writeTicket(serial: number, { user, attributes }: Came): string {
  const written = Buffer.from(JSON.stringify([user, attributes])).toString('base64url')
  return `ST-${String(serial)}.${written}`
}

/** What {@link writeTicket} wrote. */
export function readTicket(ticket: string): Came {
  const written = ticket.slice(ticket.indexOf('.') + 1)
  const [user, attributes] = JSON.parse(Buffer.from(written, 'base64url').toString('utf8')) as [
    string,
    Came['attributes'],
  ]
  return { user, attributes }
}
