import type { PersonCategory } from '@preau/people'
import type { PersonalSpace } from '../bases/index.ts'
import { personSpaces, type SpaceHolder } from '../identification/index.ts'

/** Somebody of the base, as stored. */
export interface MemberRow extends SpaceHolder {
  readonly id: string
  readonly civility: string | undefined
  /** Usage name when there is one. */
  readonly lastName: string
  readonly firstName: string
  readonly functionLabel: string | undefined
  readonly company: string | undefined
  /** In the school today; a guardian, through at least one pupil. */
  readonly present: boolean
  /** False: the administrator closed every space to this person. */
  readonly access: boolean
  /** When the present *Identifiant CAS* was stored; absent without one. */
  readonly casIdSince: Date | undefined
}

/** Somebody of the base at the door of a space. */
export interface Member {
  readonly id: string
  readonly category: PersonCategory
  readonly civility: string | undefined
  readonly lastName: string
  readonly firstName: string
  readonly functionLabel: string | undefined
  readonly company: string | undefined
  /** Every space this person may open, the usual one first. */
  readonly spaces: readonly PersonalSpace[]
  /** Whether they may come in today. */
  readonly state: 'ok' | 'left' | 'no-access'
}

/** What the stored rights of somebody open today. */
export function memberOf(row: MemberRow): Member {
  const spaces = personSpaces(row)
  const { id, category, civility, lastName, firstName, functionLabel, company } = row
  const open = row.access && spaces.length > 0 ? 'ok' : 'no-access'
  const state = row.present ? open : 'left'
  return { id, category, civility, lastName, firstName, functionLabel, company, spaces, state }
}

/** A space somebody may open, and as whom. */
export interface Role {
  readonly space: PersonalSpace
  readonly member: Member
}

/** The spaces that one account opens here, each once: the first person of the list who may open it does. */
export function rolesOf(members: readonly Member[]): readonly Role[] {
  const roles = new Map<PersonalSpace, Role>()
  for (const member of members) {
    if (member.state !== 'ok') continue
    for (const space of member.spaces) if (!roles.has(space)) roles.set(space, { space, member })
  }
  return [...roles.values()]
}
