import type { PersonCategory, SdetProfile } from '@preau/people'
import type { Actor, AdminRole, Scope } from '../../frame/visitor.ts'

/** What becomes of an account: no password yet, in use, no longer in any delivery, gone for good. */
export const accountStatuses = ['to_activate', 'active', 'suspended', 'left'] as const
export type AccountStatus = (typeof accountStatuses)[number]

export interface School {
  readonly id: string
  readonly uai: string
  readonly name: string
}

/** A line of the list of accounts. */
export interface AccountRow {
  readonly id: string
  /** « LARUE Odile ». */
  readonly name: string
  readonly login: string
  readonly entId: string
  readonly status: AccountStatus
  readonly profiles: readonly SdetProfile[]
  /** Class of a pupil; empty for everybody else. */
  readonly classes: readonly string[]
}

/**
 * What to look for. `text`: words of a name in any order, begun or with a typing error, the start of a log-in name, or an ENT
 * identifier.
 */
export interface AccountSearch {
  readonly text: string
  readonly profile: SdetProfile | undefined
  readonly status: AccountStatus | undefined
  readonly schoolId: string | undefined
  /** In this class or teaching there. */
  readonly classId?: string | undefined
  /** Those who never logged in. */
  readonly neverCame?: boolean
  readonly offset: number
  readonly limit: number
}

/** A page of what a search found. `total` stops at 10 000: `more` says that there are others. */
export interface FoundAccounts {
  readonly total: number
  readonly more: boolean
  readonly rows: readonly AccountRow[]
}

export interface Relative {
  readonly id: string
  readonly name: string
  /** What the guardian is to the pupil, in French. */
  readonly link: string
  /** 1 legal, 2 in charge, 0 neither. */
  readonly legalLevel: number
  /** A file of the school gave this link, and it can be taken back. */
  readonly given: boolean
}

/** Everything about one account that an administrator of its school may read. The INE is never shown. */
export interface AccountSheet {
  readonly id: string
  readonly entId: string
  readonly login: string
  readonly name: string
  readonly birthName: string | undefined
  readonly birthDate: string | undefined
  readonly email: string | undefined
  readonly company: string | undefined
  readonly postcode: string | undefined
  readonly city: string | undefined
  readonly status: AccountStatus
  readonly origin: 'aaf' | 'manual'
  readonly lastLoginAt: Date | null
  readonly roles: readonly AdminRole[]
  readonly profiles: readonly {
    readonly school: string
    readonly profile: SdetProfile
    readonly functionLabel: string
    readonly disciplineLabel: string
    readonly ended: boolean
  }[]
  readonly classes: readonly {
    readonly school: string
    readonly code: string
    readonly role: 'pupil' | 'teacher' | 'main_teacher'
    readonly subject: string
  }[]
  readonly groups: readonly { readonly id: string; readonly name: string; readonly school: string }[]
  readonly children: readonly Relative[]
  readonly guardians: readonly Relative[]
  readonly pronoteIds: readonly {
    readonly school: string
    readonly category: PersonCategory
    readonly pronoteId: string
  }[]
}

/** The directory as one administrator sees it: nothing outside their schools can be asked for. */
export interface DirectoryView {
  schools(): Promise<readonly School[]>
  /** Accounts that are not suspended. */
  count(): Promise<number>
  /** Classes, then groups of teaching, of a school. */
  classes(schoolId: string): Promise<readonly { readonly id: string; readonly code: string }[]>
  /** The groups of the schools, by name: what accounts can be added to. */
  groups(): Promise<readonly { readonly id: string; readonly name: string; readonly school: string }[]>
  search(search: AccountSearch): Promise<FoundAccounts>
  sheet(accountId: string): Promise<AccountSheet | undefined>
}

/** Port: people and schools. Authorisation is the view that is handed over. */
export interface Directory {
  viewFor(scope: Scope): DirectoryView
}

/** A person that no feed describes. */
export interface ManualAccount {
  readonly civility: string | undefined
  readonly lastName: string
  readonly firstName: string
  readonly birthDate: string | undefined
  readonly email: string | undefined
  readonly company: string | undefined
  /** The log-in name wanted; drawn from the name when undefined. */
  readonly login: string | undefined
  readonly profiles: readonly { readonly schoolId: string; readonly profile: SdetProfile }[]
}

export interface NewAccount {
  readonly accountId: string
  readonly entId: string
  readonly login: string
}

/** Somebody of the same name, school and profile. */
export interface AlikeAccount {
  readonly id: string
  readonly name: string
  readonly login: string
}

/** Port: accounts created or changed by hand. Each method writes its audit line. */
export interface AccountRegister {
  /** `login-taken` only when a log-in name was asked for. */
  create(
    account: ManualAccount,
    change: { readonly by: Actor; readonly at: Date },
  ): Promise<NewAccount | 'login-taken'>
  /**
   * The same, unless other people than the `seen` first ones have this name, this school and this profile: these are
   * answered, and nothing is created. Two orders at once wait for each other.
   */
  createUnlessAlike(
    account: ManualAccount,
    change: { readonly by: Actor; readonly at: Date },
    seen: number,
  ): Promise<NewAccount | 'login-taken' | { readonly alike: readonly AlikeAccount[] }>
  rename(change: {
    readonly login: string
    readonly to: string
    readonly by: Actor
    readonly at: Date
  }): Promise<'done' | 'unknown' | 'login-taken'>
  grantRole(change: {
    readonly login: string
    readonly role: AdminRole['role']
    readonly uai: string | undefined
    readonly by: Actor
    readonly at: Date
  }): Promise<'done' | 'unknown-account' | 'unknown-school'>
  /** Takes back a pupil that a file gave to a guardian; false when there is no such link in the schools of the actor. */
  removeGivenLink(change: {
    readonly guardianId: string
    readonly pupilId: string
    readonly by: Actor
    readonly at: Date
  }): Promise<boolean>
  findByLogin(login: string): Promise<string | undefined>
}
