import type { SchoolBase, Space } from '../bases/index.ts'
import type { IdentificationStore, LinkOrder } from './identification-store.ts'

interface Linked {
  readonly base: SchoolBase
  readonly casId: string
  readonly at: Date
  /** People to link. */
  readonly ids: readonly string[]
  /** How it was decided: an attribute, `identity`, `double`. */
  readonly by: string
}

/** Links decided by a recognition, each with its line of the trail. */
export function linkOrderOf({ base, casId, at, ids, by }: Linked): LinkOrder {
  const audit = {
    action: 'person.cas-linked',
    actor: `cas:${casId}`,
    school: base.uai,
    outcome: 'done',
    at,
    data: { by },
  } as const
  const people = ids.map((id) => ({ id, audit: { ...audit, target: `person:${id}` } }))
  return { baseId: base.id, casId, at, people }
}

/** Closes the failures that end now that this person came in. */
export function settleFor(
  store: Pick<IdentificationStore, 'settle'>,
  {
    base,
    casId,
    personId,
    space,
    at,
  }: Pick<Linked, 'base' | 'casId' | 'at'> & { readonly personId: string; readonly space: Space },
): Promise<void> {
  const audit = {
    action: 'identification-failure.settled',
    actor: `cas:${casId}`,
    target: `person:${personId}`,
    school: base.uai,
    outcome: 'done',
    at,
  } as const
  return store.settle({ baseId: base.id, casUser: casId, personId, space, at, audit })
}
