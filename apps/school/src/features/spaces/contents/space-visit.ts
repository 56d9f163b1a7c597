import type { View } from '../../../frame/view.ts'
import type { SchoolBase } from '../../bases/index.ts'
import type { Role } from '../member.ts'

/** Somebody inside one of their spaces. */
export interface SpaceVisit {
  readonly view: View
  readonly base: SchoolBase
  /** The space shown, and who is in it. */
  readonly role: Role
  /** Every published space of the account. */
  readonly roles: readonly Role[]
  readonly via: 'cas' | 'local'
  /** Path of this page without its query: links inside the space start here. */
  readonly path: string
  /** ISO day. */
  readonly today: string
}
