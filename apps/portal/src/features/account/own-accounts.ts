import type { SdetProfile } from '@preau/people'
import type { Actor } from '../../frame/visitor.ts'

/** What « Mon compte » shows. */
export interface OwnAccount {
  readonly accountId: string
  readonly entId: string
  readonly login: string
  readonly name: string
  readonly profiles: readonly {
    readonly profile: SdetProfile
    readonly school: string
    readonly functionLabel: string
  }[]
  /** Children of a guardian: name and class. */
  readonly children: readonly { readonly name: string; readonly className: string | null }[]
  /** Their own classes: those they are in, those they teach. */
  readonly classes: readonly {
    readonly code: string
    readonly role: 'pupil' | 'teacher' | 'main_teacher'
  }[]
  readonly previousLoginAt: Date | null
  readonly passwordSetAt: Date | null
}

/** One line of the last log-ins. */
export interface PastLogin {
  readonly id: string
  readonly at: Date
  readonly outcome: 'opened' | 'refused' | 'code-refused'
  /** « Firefox sur Windows ». */
  readonly browser: string | undefined
  readonly address: string | undefined
}

/** Port: one person's own account. */
export interface OwnAccounts {
  read(accountId: string): Promise<OwnAccount | undefined>
  /** The hash in force, to check the present password. */
  passwordHash(accountId: string): Promise<string | undefined>
  /** Stores a new hash with its audit line; `mustChange` asks for another at the next log-in. */
  setPassword(change: {
    readonly accountId: string
    readonly hash: string
    readonly mustChange: boolean
    readonly by: Actor
    readonly at: Date
  }): Promise<void>
  /** The last twenty log-ins, done or refused, latest first. */
  lastLogins(accountId: string): Promise<readonly PastLogin[]>
  /** Audit line of a session that the person closed. */
  recordClosing(closing: {
    readonly accountId: string
    readonly sessionId: string
    readonly at: Date
  }): Promise<void>
  /** The person does not recognise a log-in: another password is asked, known browsers are forgotten. */
  disown(order: { readonly accountId: string; readonly at: Date }): Promise<void>
}
