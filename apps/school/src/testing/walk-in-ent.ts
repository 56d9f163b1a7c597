import { casRefusal, casSuccess, openOutsideEnt, type OutsideEnt, saying } from './outside-ent.ts'

/** Somebody signed in to the ENT. */
export interface EntAccount {
  readonly user: string
  readonly idPronote: readonly string[]
}

/** A minimal ENT that is not ours: whoever is signed in there gets a ticket at once, good once, for its service only. */
export interface WalkInEnt extends OutsideEnt {
  /** Who is signed in from now on. */
  signIn(account: EntAccount): void
}

export async function openWalkInEnt(): Promise<WalkInEnt> {
  const ent = await openOutsideEnt()
  const tickets = new Map<string, { readonly service: string; readonly account: EntAccount }>()
  let account: EntAccount = { user: 'NAA00001', idPronote: [] }
  let drawn = 0
  ent.answers({
    '/login': (request, response) => {
      const service = request.searchParams.get('service') ?? ''
      const ticket = `ST-${(drawn += 1)}-walkin`
      tickets.set(ticket, { service, account })
      const mark = service.includes('?') ? '&' : '?'
      response.writeHead(302, { location: `${service}${mark}ticket=${ticket}` }).end()
    },
    '/p3/serviceValidate': (request, response, incoming) => {
      const ticket = request.searchParams.get('ticket') ?? ''
      const known = tickets.get(ticket)
      tickets.delete(ticket)
      const right = known?.service === request.searchParams.get('service')
      const answer =
        known && right
          ? casSuccess(known.account.user, { idPronote: known.account.idPronote })
          : casRefusal(known ? 'INVALID_SERVICE' : 'INVALID_TICKET')
      saying(answer)(request, response, incoming)
    },
    '/logout': saying('<!doctype html><title>Au revoir</title>', 'text/html'),
  })
  return {
    ...ent,
    signIn: (next) => {
      account = next
    },
  }
}
