import {
  createSessions,
  type Exchange,
  type Session,
  type Sessions,
  type SessionsOptions,
} from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import type { PersonalSpace, SchoolBase } from '../bases/index.ts'

/** What the session of a person of a space holds. */
export interface PersonSessionData {
  readonly baseId: string
  readonly personId: string
  readonly space: PersonalSpace
  /** How the person came: through the ENT, or by the local form (`?login=true`). */
  readonly via: 'cas' | 'local'
}

/**
 * Sessions of the people of the spaces (product.md B5). One cookie per base: a parent with children in two schools of
 * the same server is signed in to both. Idle time is that of the base, an hour by default.
 */
export interface PersonSessions {
  open(base: SchoolBase, exchange: Exchange, person: Omit<PersonSessionData, 'baseId'>): Promise<void>
  current(base: SchoolBase, request: FastifyRequest): Promise<Session<PersonSessionData> | undefined>
  close(base: SchoolBase, exchange: Exchange): Promise<void>
  /** Closes every session of a person, on all devices; returns how many. */
  closeAllOf(base: SchoolBase, personId: string): Promise<number>
}

const absoluteMs = 12 * 3_600_000

export function createPersonSessions(
  options: Pick<SessionsOptions, 'database' | 'clock' | 'random' | 'secure'>,
): PersonSessions {
  const byBase = new Map<string, Sessions<PersonSessionData>>()
  const of = (base: SchoolBase): Sessions<PersonSessionData> => {
    const known = byBase.get(base.id)
    if (known) return known
    const idleMs = base.idleMinutes * 60_000
    const made = createSessions<PersonSessionData>({
      ...options,
      cookieName: `preau_espace_${base.pathName.toLowerCase()}`,
      idleMs,
      absoluteMs,
    })
    byBase.set(base.id, made)
    return made
  }
  return {
    open: async (base, exchange, person) => {
      const data = { baseId: base.id, ...person }
      const idleMs = base.idleMinutes * 60_000
      await of(base).open({ ...exchange, subject: subjectOf(person.personId), data, idleMs })
    },
    current: async (base, request) => {
      const session = await of(base).current(request)
      // Every session of the server is in one table: one of an operator, or of another base, opens nothing here.
      return session?.data.baseId === base.id ? session : undefined
    },
    close: async (base, exchange) => {
      await of(base).close(exchange)
    },
    closeAllOf: (base, personId) => of(base).closeAllOf(subjectOf(personId)),
  }
}

const subjectOf = (personId: string): string => `person:${personId}`
