import { type Database, gatherCalls, prepareStatement } from '@preau/platform'
import { sql } from 'kysely'
import type { CasRegistry, CasTickets, NewServiceTicket, SpentTicket } from '../features/cas/index.ts'
import {
  columnsOfPresented,
  type PresentedTicket,
  type SpentRow,
  spending,
  toSpent,
  whatIsSpent,
} from './consume-tickets.ts'
import { givenTickets } from './given-tickets.ts'
import { columnsOfNew, issuing } from './issue-tickets.ts'
import type { PortalSchema } from './schema.ts'
import { servicesById } from './services-by-id.ts'

/** What travels: a ticket to keep, or one to spend. */
type Call = { readonly issue: NewServiceTicket } | { readonly spend: PresentedTicket }

/** All that comes back is one row, which costs neither side more than any other. */
interface TripRow {
  /** Places (from 1) of the tickets that were kept, among those to keep. */
  readonly kept: readonly number[] | null
  readonly spent: readonly SpentRow[] | null
  /** Of the registry of services, in the same instant. */
  readonly version: string
}

const trip = sql`
  with ${issuing}, ${spending}
  select (select json_agg(place) from good) as kept, (${whatIsSpent}) as spent,
    (select version::text from service_registry_version) as version`

/**
 * Keeps and spends the tickets of one tick in one statement, hence one round trip and one commit for both halves of the clicks
 * that meet there (ADR 7). A ticket never meets itself: it leaves for the service once it is kept.
 */
export function ticketTrips(
  database: Database,
  registry: CasRegistry,
): Pick<CasTickets, 'issue' | 'consume'> {
  const given = givenTickets()
  const run = prepareStatement<TripRow>(database, trip.compile(database.kysely<PortalSchema>()))
  const travel = gatherCalls<Call, boolean | SpentTicket | undefined>(async (calls) => {
    const issued = calls.flatMap((call) => ('issue' in call ? [call.issue] : []))
    const presented = firstOfEach(calls.flatMap((call) => ('spend' in call ? [call.spend] : [])))
    const here = new Map(presented.map((one) => [one, given.take(one.ticket)]))
    const columns = columnsOfPresented(presented, (one) => here.get(one) !== undefined)
    const [row] = await run([...columnsOfNew(issued), ...columns])
    if (!row) throw new TypeError('a trip comes back as one row')
    const kept = new Set(row.kept?.map((place) => issued[place - 1]))
    for (const ticket of kept) if (ticket) given.keep(ticket)
    const spent = byTicket(row.spent ?? [], presented)
    const services = servicesById(
      spent.size === 0 ? [] : (registry.held(row.version) ?? (await registry.services(row.version))),
    )
    return calls.map((call) => {
      if ('issue' in call) return kept.has(call.issue)
      const rows = spent.get(call.spend)
      const service = rows && services.get(rows[0][1])
      return service && toSpent(rows, { given: here.get(call.spend), service })
    })
  })
  return {
    issue: (ticket) => travel({ issue: ticket }) as Promise<boolean>,
    consume: (ticket, at) => travel({ spend: { ticket, at } }) as Promise<SpentTicket | undefined>,
  }
}

/** Of several calls for one ticket, the first gets it. */
function firstOfEach(presented: readonly PresentedTicket[]): readonly PresentedTicket[] {
  const first = new Map<string, PresentedTicket>()
  for (const one of presented) if (!first.has(one.ticket)) first.set(one.ticket, one)
  return [...first.values()]
}

function byTicket(
  rows: readonly SpentRow[],
  presented: readonly PresentedTicket[],
): ReadonlyMap<PresentedTicket | undefined, [SpentRow, ...SpentRow[]]> {
  const found = new Map<PresentedTicket | undefined, [SpentRow, ...SpentRow[]]>()
  for (const row of rows) {
    const ticket = presented[row[0] - 1]
    const others = found.get(ticket)
    if (others) others.push(row)
    else found.set(ticket, [row])
  }
  return found
}
