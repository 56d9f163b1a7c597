import type { FastifyReply, FastifyRequest } from 'fastify'

/** A password that was right: no session yet. */
export interface PassedPassword {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly accountId: string
  /** The page the password was typed for: a path of the portal. */
  readonly next: string
}

/** What may stand between a right password and the session. */
export interface SecondStep {
  /** Where the person goes to prove themselves further; `undefined`: the password is enough. */
  ask(passed: PassedPassword): Promise<string | undefined>
}
