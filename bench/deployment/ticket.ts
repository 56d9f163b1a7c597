/** Whom the ENT says that somebody is. */
export interface Came {
  readonly user: string
  readonly attributes: Readonly<Partial<Record<Name, string>>>
}

const names = ['idPronote', 'nom', 'prenom', 'dateNaissance', 'codePostal', 'categories'] as const
type Name = (typeof names)[number]

/** A ticket that holds its own answer, values only: 256 characters at most; `serial` makes it new each time. */
export function writeTicket(serial: number, { user, attributes }: Came): string {
  const values = [user, ...names.map((name) => attributes[name] ?? '')]
  return `ST-${String(serial)}.${Buffer.from(values.join('\n')).toString('base64url')}`
}

/** What {@link writeTicket} wrote; an attribute without a value is not sent. */
export function readTicket(ticket: string): Came {
  const written = Buffer.from(ticket.slice(ticket.indexOf('.') + 1), 'base64url').toString('utf8')
  const [user = '', ...values] = written.split('\n')
  const pairs = names.map((name, place) => [name, values[place] ?? ''] as const)
  return { user, attributes: Object.fromEntries(pairs.filter(([, value]) => value !== '')) }
}
