import type { SdetProfile } from '@preau/people'
import type { Actor, Scope } from '../../frame/visitor.ts'

/**
 * Whose accounts somebody may act on: an administrator, those of their schools (the platform operator alone those of other
 * administrators); a teacher, the pupils of their classes and groups.
 */
export type Reach =
  | { readonly kind: 'administrator'; readonly scope: Scope }
  | { readonly kind: 'teacher'; readonly accountId: string }

/** Some of the people of a reach; everything left out means all. */
export interface Population {
  readonly schoolId?: string | undefined
  readonly profile?: SdetProfile | undefined
  /** In this class or group, responsible for somebody of it, or teaching there. */
  readonly classId?: string | undefined
}

export interface LifeChange {
  readonly by: Actor
  readonly at: Date
}

/** Somebody a letter is for. */
export interface LetterAccount {
  readonly accountId: string
  /** « Odile Larue ». */
  readonly name: string
  readonly login: string
  readonly school: string
  /** Class of a pupil, or of the child of a guardian. */
  readonly className: string | undefined
  readonly profile: SdetProfile | undefined
}

/** How many accounts of a population are in each state that matters here. */
export interface PopulationCounts {
  readonly toActivate: number
  readonly active: number
}

/** A pupil of a teacher. */
export interface ClassPupil {
  readonly accountId: string
  readonly name: string
  readonly login: string
  readonly classCode: string
  readonly classId: string
  readonly toActivate: boolean
  readonly lastLoginAt: Date | null
}

/** The owner of an activation code. */
export interface CodeOwner {
  readonly accountId: string
  readonly login: string
  readonly name: string
  /** Has a right of administration: a stronger password. */
  readonly privileged: boolean
}

/** A code to store: its hash, for one account. */
export type DrawCodes = (count: number) => readonly { readonly code: string; readonly hash: Buffer }[]

export interface IssuedLetter extends LetterAccount {
  /** Shown this once; its hash alone is kept. */
  readonly code: string
}

/** Port: accounts to activate and their codes. Each change writes its audit line. */
export interface Activations {
  counts(reach: Reach, population: Population): Promise<PopulationCounts>
  /** New codes for the accounts of a population that have no password yet; those printed before are of no more use. */
  issue(
    reach: Reach,
    population: Population,
    order: LifeChange & { readonly endsAt: Date; readonly draw: DrawCodes; readonly limit: number },
  ): Promise<readonly IssuedLetter[]>
  /**
   * A new code in the place of the password of one account. `unknown`: not of this reach; `closed`: suspended or gone;
   * `privileged`: an administrator, whom only the platform operator resets.
   */
  reset(
    reach: Reach,
    accountId: string,
    order: LifeChange & { readonly endsAt: Date; readonly draw: DrawCodes },
  ): Promise<IssuedLetter | 'unknown' | 'closed' | 'privileged'>
  /** The classes a teacher has, and their pupils. */
  pupilsOf(teacherId: string): Promise<readonly ClassPupil[]>
  owner(code: { readonly hash: Buffer; readonly at: Date }): Promise<CodeOwner | undefined>
  /** Spends a code: the account is active with this password. Once only; `undefined`: the code is over or was used. */
  activate(use: {
    readonly hash: Buffer
    readonly passwordHash: string
    readonly at: Date
  }): Promise<string | undefined>
}

/** Log-ins refused for a while, in a school or to a profile. */
export interface LoginFreeze {
  readonly id: string
  readonly school: string | undefined
  readonly profile: SdetProfile | undefined
  /** What people read when they are refused. */
  readonly sentence: string
  readonly frozenAt: Date
}

/** Port: measures on many accounts at once. They return the accounts whose sessions must be closed. */
export interface CrisisMeasures {
  /**
   * Asks for another password at the next log-in of each active account of the population, but the author's. `unlessSince`
   * leaves alone those who chose theirs after that instant.
   */
  forceChange(
    population: Population & { readonly scope: Scope; readonly unlessSince?: Date | undefined },
    change: LifeChange,
  ): Promise<{ readonly count: number; readonly signedIn: readonly string[] }>
  /** How many {@link forceChange} would touch. */
  countForced(
    population: Population & { readonly scope: Scope; readonly unlessSince?: Date | undefined },
    by: Actor,
  ): Promise<number>
  /** Refuses the log-ins of a school, of a profile, or of both; never those of administrators. */
  freeze(
    order: {
      readonly schoolId: string | undefined
      readonly profile: SdetProfile | undefined
      readonly sentence: string
    },
    change: LifeChange,
  ): Promise<{ readonly signedIn: readonly string[] }>
  /** False when it was lifted already, or is not of these schools. */
  lift(id: string, scope: Scope, change: LifeChange): Promise<boolean>
  freezes(scope: Scope): Promise<readonly LoginFreeze[]>
}

/** Port: how log-in names of new accounts are made (`parseLoginPattern`); those that exist never change. */
export interface LoginNames {
  pattern(): Promise<string>
  /** False when the pattern was no longer the one `seen`: nothing changes. */
  setPattern(order: { readonly pattern: string; readonly seen: string }, change: LifeChange): Promise<boolean>
}

/**
 * Why an account is not deleted on demand. `unknown`: not of these schools; `privileged`: it administers, the platform operator's
 * alone; `elsewhere`: another school has or had the person; `last-operator`: nobody else who can log in operates the platform.
 */
export type DeletionObstacle = 'unknown' | 'privileged' | 'elsewhere' | 'last-operator'

/** Port: the end of accounts. */
export interface AccountEnds {
  /** Accounts closed before this instant, that no profile and no right of administration keeps. */
  count(closedBefore: Date, scope: Scope): Promise<number>
  /**
   * Deletes up to `limit` of them with all that is theirs; the audit keeps the opaque number of each, the tombstone its ENT
   * identifier, which is never given again. Returns how many.
   */
  deleteSome(closedBefore: Date, limit: number, at: Date): Promise<number>
  /** What forbids {@link AccountEnds.deleteOne}, undefined when nothing does. */
  obstacle(accountId: string, scope: Scope): Promise<DeletionObstacle | undefined>
  /** Deletes one account on demand, whatever its state, as {@link AccountEnds.deleteSome} does (GDPR art. 17). */
  deleteOne(accountId: string, scope: Scope, change: LifeChange): Promise<'done' | DeletionObstacle>
}
