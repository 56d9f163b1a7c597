import type { Clock } from '@preau/platform'
import { parseUai } from '@preau/people'
import { isPathName, isSchoolYear, type NewBase, spaces } from '../bases/index.ts'
import type { PublicationStore } from './publication-store.ts'
import { consoleRefusals } from './refusals.ts'

/** What the host types to open a base. The path name is the UAI, and the root `pronote`, unless told otherwise. */
export interface BaseOrder {
  readonly uai: string
  readonly name: string
  readonly pathName?: string | undefined
  readonly root?: string | undefined
  readonly postcode?: string | undefined
  readonly city?: string | undefined
  /** Starting year. */
  readonly schoolYear?: number | undefined
}

interface CreateBaseDeps {
  readonly publication: Pick<PublicationStore, 'create'>
  readonly clock: Clock
}

/**
 * Creates a base, not published. Returns its id.
 *
 * @throws Refusal `base.uai-invalid`, `base.name-missing`, `base.path-invalid`, `base.year-invalid`, `base.taken`
 */
export async function createBase(deps: CreateBaseDeps, order: BaseOrder, actor: string): Promise<string> {
  const base = checkedBase(order)
  const at = deps.clock.now()
  const id = await deps.publication.create(base, at, {
    action: 'base.created',
    actor,
    school: base.uai,
    target: base.pathName,
    outcome: 'done',
    at,
  })
  if (id === undefined) throw consoleRefusals.refuse('base.taken', { uai: base.uai, pathName: base.pathName })
  return id
}

/** A root is one lower-case segment of an address; `client` is the administration client's. */
export const isRoot = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,30}$/.test(text) && text !== 'client'

function checkedBase(order: BaseOrder): NewBase {
  const uai = parseUai(order.uai)
  if (uai === undefined) throw consoleRefusals.refuse('base.uai-invalid', { uai: order.uai })
  const name = order.name.trim()
  if (name === '') throw consoleRefusals.refuse('base.name-missing')
  const pathName = order.pathName ?? uai
  const root = order.root ?? 'pronote'
  if (!isPathName(pathName) || !isRoot(root))
    throw consoleRefusals.refuse('base.path-invalid', { pathName: `${pathName}/${root}` })
  const { postcode, city, schoolYear } = order
  if (schoolYear !== undefined && !isSchoolYear(schoolYear)) throw consoleRefusals.refuse('base.year-invalid')
  return { uai, name, pathName, root, postcode, city, schoolYear, spaces }
}
