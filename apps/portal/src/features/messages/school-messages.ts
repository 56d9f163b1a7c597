import type { SdetProfile } from '@preau/people'
import type { AccessProfile } from '../../frame/access-profile.ts'
import type { Actor, Scope } from '../../frame/visitor.ts'

/** What an administrator writes for the home page. Days are `YYYY-MM-DD`, in France, both included. */
export interface MessageDraft {
  /** Null: for every school of the portal. */
  readonly schoolId: string | null
  readonly title: string
  readonly body: string
  /** Empty: everybody. */
  readonly profiles: readonly SdetProfile[]
  readonly startsOn: string
  readonly endsOn: string
}

export interface SchoolMessage extends MessageDraft {
  readonly id: string
  readonly schoolName: string | null
  readonly version: number
  readonly updatedAt: Date
  readonly updatedByLabel: string
}

export interface MessageChange {
  readonly by: Actor
  readonly at: Date
}

/** Who reads: the profiles of a person, and the schools they are of or administer. */
export interface MessageReader {
  readonly profiles: readonly AccessProfile[]
  readonly schoolIds: readonly string[]
}

/** Port: messages of the schools. Each change writes its audit line. */
export interface SchoolMessages {
  /** Those of the schools of a scope, and for « all » those of the whole portal; the latest first. */
  list(scope: Scope): Promise<readonly SchoolMessage[]>
  find(scope: Scope, id: string): Promise<SchoolMessage | undefined>
  /** What a person reads today. */
  forPerson(reader: MessageReader, today: string): Promise<readonly SchoolMessage[]>
  create(draft: MessageDraft, change: MessageChange): Promise<void>
  update(
    edit: { readonly id: string; readonly draft: MessageDraft; readonly version: number },
    change: MessageChange,
  ): Promise<'saved' | 'changed'>
  remove(id: string, change: MessageChange): Promise<void>
}
