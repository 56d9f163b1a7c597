import type { NewServiceTicket } from '../features/cas/index.ts'

/** The tickets that this node gave a moment ago. What was kept of a ticket never changes but for its consumption. */
export interface GivenTickets {
  keep(given: NewServiceTicket): void
  /** Gives it back, and forgets it. */
  take(ticket: string): NewServiceTicket | undefined
}

/** About a kilobyte each. */
const most = 10_000

/**
 * The memory of one node, bounded in number and by the life of a ticket: what a ticket carries need not be read again when the
 * same node validates it. Whether it is still good is never looked for here.
 */
export function givenTickets(): GivenTickets {
  const given = new Map<string, NewServiceTicket>()
  return {
    keep(one) {
      for (const [ticket, { expiresAt }] of given) {
        if (given.size < most && expiresAt > one.issuedAt) break
        given.delete(ticket)
      }
      given.set(one.ticket, one)
    },
    take(ticket) {
      const one = given.get(ticket)
      given.delete(ticket)
      return one
    },
  }
}
