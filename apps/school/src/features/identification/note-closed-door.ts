import { createRateLimit } from '@preau/platform'
import type { SchoolBase, Space } from '../bases/index.ts'
import { type FailingDeps, recordFailing } from './record-failing.ts'

/** Somebody stood before a base or a space that is not published. */
interface ClosedDoor {
  readonly base: SchoolBase
  readonly space: Space
  readonly reason: 'base-not-published' | 'space-not-published'
  /** Public address of the page that was asked. */
  readonly service: string
}

/** Records a closed door where the supervisor looks; nobody is known yet, so nobody is named. */
export type NoteClosedDoor = (closed: ClosedDoor) => Promise<void>

/** One failure per door is kept open and counts attempts; a crowd, or a robot, costs a few writes a minute. */
const perDoor = { max: 6, perMs: 60_000 }

export function createClosedDoorNotes(deps: FailingDeps): NoteClosedDoor {
  const limit = createRateLimit({ clock: deps.clock, ...perDoor })
  return async ({ base, space, reason, service }) => {
    if (!limit.take(`${base.id}:${space}:${reason}`).ok) return
    const rule = { serverUrl: '', service: service.slice(0, 1000), identifierAttribute: '' }
    await recordFailing(deps, { base, space, rule }, { reason })
  }
}
