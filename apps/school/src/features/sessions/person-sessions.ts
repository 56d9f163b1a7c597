import {
  createSessions,
  sessionFinder,
  type Exchange,
  type Session,
  type Sessions,
  type SessionsOptions,
  sha256,
} from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import { noteEnds } from '../../frame/session-ends.ts'
import type { ProfileStore } from '../authorisation-profiles/index.ts'
import type { PersonalSpace, SchoolBase } from '../bases/index.ts'
import type { SessionEndReason, SessionEndStore } from './session-end-store.ts'
import type { SessionTicketStore } from './session-ticket-store.ts'

/** What the session of a person of a space holds. */
export interface PersonSessionData {
  readonly baseId: string
  /** Who signed in; the same account of the ENT may also be other people of the base. */
  readonly personId: string
  /** The last space opened. */
  readonly space: PersonalSpace
  /** How the person came: through the ENT, or by the local form (`?login=true`). */
  readonly via: 'cas' | 'local'
  /** The ENT was asked by Ws-Federation: the sign-out goes there. */
  readonly federated?: true
  /** Came with a one-time password: nothing opens before it is changed. */
  readonly mustChangePassword?: boolean
}

/** Somebody who comes in, with the SHA-256 of the ticket by which the ENT will close the session. */
type PersonSignIn = Omit<PersonSessionData, 'baseId'> & {
  readonly ticketHash?: Uint8Array | undefined
}

export type PersonSession = Session<PersonSessionData>

/**
 * Sessions of the people of the spaces (product.md B5). One cookie per base: a parent with children in two schools of
 * the same server is signed in to both. Idle time is that of the authorisation profile, or of the base, an hour by default.
 */
export interface PersonSessions {
  open(base: SchoolBase, exchange: Exchange, person: PersonSignIn): Promise<void>
  current(base: SchoolBase, request: FastifyRequest): Promise<PersonSession | undefined>
  /** Why the session that this browser holds is alive no more; `undefined` without one, or while it lives. */
  whyEnded(base: SchoolBase, request: FastifyRequest): Promise<SessionEndReason | undefined>
  /** Notes the space that a session has just opened. */
  moveTo(base: SchoolBase, session: PersonSession, space: PersonalSpace): Promise<void>
  /** The one-time password is changed: a new token, that opens everything. */
  unlock(base: SchoolBase, exchange: Exchange, session: PersonSession): Promise<void>
  close(base: SchoolBase, exchange: Exchange): Promise<void>
  /**
   * Closes the session of this browser when it would end of itself within `withinMs` for want of activity; true when it did.
   * It looks without being activity.
   */
  closeIdle(base: SchoolBase, exchange: Exchange, withinMs: number): Promise<boolean>
  /** Closes every session of a person because their local password is another, on all devices, except one if named; returns how many. */
  closeAllOf(base: SchoolBase, personId: string, options?: { readonly except?: string }): Promise<number>
}

const hourMs = 3_600_000

const cookieOf = (base: SchoolBase): string => `preau_espace_${base.pathName.toLowerCase()}`

type PersonSessionsOptions = Pick<SessionsOptions, 'database' | 'clock' | 'random' | 'secure'> & {
  readonly sessionTickets: Pick<SessionTicketStore, 'keep'>
  readonly sessionEnds: Pick<SessionEndStore, 'reasonOf' | 'noteAllOf'>
  readonly profiles: Pick<ProfileStore, 'idleMinutes'>
}

export function createPersonSessions(options: PersonSessionsOptions): PersonSessions {
  const of = sessionsByBase(options)
  const current = async (base: SchoolBase, request: FastifyRequest): Promise<PersonSession | undefined> => {
    const session = await of(base).current(request)
    // Every session of the server is in one table: one of an operator, or of another base, opens nothing here.
    if (session?.data.baseId !== base.id) return undefined
    noteEnds(request, session, options.clock.now())
    return session
  }
  return {
    current,
    open: async (base, exchange, { ticketHash, ...person }) => {
      const data = { baseId: base.id, ...person }
      const idleMs = (await options.profiles.idleMinutes(person.personId, person.via)) * 60_000
      const absoluteMs = base.security.sessionHours * hourMs
      const wanted = { ...exchange, subject: subjectOf(person.personId), data, idleMs, absoluteMs }
      await options.database
        .kysely<unknown>()
        .transaction()
        .execute(async (trx) => {
          const { id: sessionId } = await of(base).open(wanted, trx)
          if (ticketHash) await options.sessionTickets.keep(trx, { sessionId, baseId: base.id, ticketHash })
        })
    },
    whyEnded: async (base, request) => {
      const token = request.cookies[(options.secure ? '__Host-' : '') + cookieOf(base)]
      if (token === undefined || (await current(base, request)) !== undefined) return undefined
      return (await options.sessionEnds.reasonOf(sha256(token), options.clock.now())) ?? 'closed'
    },
    moveTo: async (base, session, space) => {
      if (session.data.space !== space) await of(base).update(session, { ...session.data, space })
    },
    unlock: async (base, exchange, session) => {
      const { baseId, personId, space, via } = session.data
      await of(base).update(session, { baseId, personId, space, via })
      await of(base).renew(exchange)
    },
    close: async (base, exchange) => {
      await of(base).close(exchange)
    },
    closeIdle: (base, exchange, withinMs) => of(base).closeIdle(exchange, withinMs),
    closeAllOf: async (base, personId, except) => {
      const subject = subjectOf(personId)
      const at = options.clock.now()
      await options.sessionEnds.noteAllOf({ subject, except: except?.except, reason: 'password', at })
      return of(base).closeAllOf(subject, except)
    },
  }
}

/** One set of sessions per base, for each has its own cookie. */
function sessionsByBase(options: PersonSessionsOptions): (base: SchoolBase) => Sessions<PersonSessionData> {
  const byBase = new Map<string, Sessions<PersonSessionData>>()
  // One for all: what a node remembers of sessions does not grow with its bases.
  const finder = sessionFinder<undefined>(options)
  return (base) => {
    const known = byBase.get(base.id)
    if (known) return known
    const idleMs = base.idleMinutes * 60_000
    const made = createSessions<PersonSessionData>({
      ...options,
      finder,
      cookieName: cookieOf(base),
      idleMs,
      absoluteMs: base.security.sessionHours * hourMs,
    })
    byBase.set(base.id, made)
    return made
  }
}

const subjectOf = (personId: string): string => `person:${personId}`
