import { sha256 } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { rootPath, type SchoolBase } from '../../bases/index.ts'
import type { Role } from '../member.ts'

interface KeptSpaces {
  readonly base: SchoolBase
  /** Every space that the account opens today. */
  readonly roles: readonly Role[]
}

/** Thirteen months: as long as a choice of this kind may be kept without asking again (CNIL, « traceurs », 2020). */
const maxAge = 390 * 86_400

/**
 * The space that somebody with several last opened on this device: the next click leads there, a teacher at work and the
 * same person on the sofa each finding theirs. Known for that very account only; `undefined` is « ask ».
 */
export function keptSpace(request: FastifyRequest, { base, roles }: KeptSpaces): Role | undefined {
  const [space, whose] = (request.cookies[cookieOf(base)] ?? '').split('.')
  return whose === markOf(roles) ? roles.find((role) => role.space === space) : undefined
}

/** Notes which of several spaces is open; nothing for somebody who has one only, or who stays there. */
export function keepSpace(
  exchange: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { base, roles, opened, secure }: KeptSpaces & { readonly opened: Role; readonly secure: boolean },
): void {
  const value = `${opened.space}.${markOf(roles)}`
  if (roles.length < 2 || exchange.request.cookies[cookieOf(base)] === value) return
  const options = { path: rootPath(base), httpOnly: true, sameSite: 'lax', secure, maxAge } as const
  exchange.reply.setCookie(cookieOf(base), value, options)
}

const cookieOf = (base: SchoolBase): string => `preau_choix_${base.pathName.toLowerCase()}`

/** Says of two visits whether they are of the same people, and nothing of who these are. */
const markOf = (roles: readonly Role[]): string =>
  sha256(
    roles
      .map(({ space, member }) => `${space}:${member.id}`)
      .sort()
      .join(' '),
  )
    .toString('hex')
    .slice(0, 16)
