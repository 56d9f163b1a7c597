import type { AuditEntry } from '@preau/platform'
import type { SchoolBase, Space } from '../../bases/index.ts'

interface SignIn {
  readonly personId: string
  /** The page where they came in. */
  readonly space: Space
  readonly via: 'cas' | 'local'
  readonly at: Date
}

/** The line of the trail for somebody who comes in. */
export const signInOf = (base: SchoolBase, { personId, space, via, at }: SignIn): AuditEntry => ({
  action: 'person.signed-in',
  actor: `person:${personId}`,
  school: base.uai,
  target: `person:${personId}`,
  outcome: 'done',
  data: { space, via },
  at,
})
