import type { Actor } from '../frame/visitor.ts'

/** The author and the instant of an audit line; a command of the server has no account. */
export function auditActor(change: { readonly by: Actor; readonly at: Date }): { actor: string; at: Date } {
  return { actor: change.by.accountId ?? change.by.label, at: change.at }
}
