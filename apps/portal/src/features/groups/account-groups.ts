import type { SdetProfile } from '@preau/people'
import type { Actor, Scope } from '../../frame/visitor.ts'

/** People of one school under one name: a club, a team, the parents of a class. */
export interface AccountGroup {
  readonly id: string
  readonly name: string
  readonly schoolId: string
  readonly schoolName: string
  /** Grows with each change of the name: the form sends back the one it showed. */
  readonly version: number
  readonly memberCount: number
}

/** Everybody of a profile in the school, or those of one class: its pupils, their guardians, its teachers. */
export interface GroupRule {
  readonly id: string
  readonly profile: SdetProfile
  readonly classCode: string | null
}

export interface GroupMember {
  readonly id: string
  readonly name: string
  readonly login: string
  /** Chosen by name; otherwise a rule of the group brings them in. */
  readonly picked: boolean
}

/** A group and a page of its members, by name. */
export interface GroupSheet extends AccountGroup {
  readonly rules: readonly GroupRule[]
  readonly members: readonly GroupMember[]
  /** Codes of the classes and groups of the school. */
  readonly classCodes: readonly string[]
}

export interface GroupChange {
  readonly by: Actor
  readonly at: Date
}

/** Port: the groups of the schools. `change.by.scope` bounds what a change can reach; each one writes its audit line. */
export interface AccountGroups {
  list(scope: Scope): Promise<readonly AccountGroup[]>
  read(
    scope: Scope,
    id: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<GroupSheet | undefined>
  /** The groups a person is in now, by id: what an access rule compares. */
  groupsOf(accountId: string): Promise<readonly string[]>
  create(
    group: { readonly schoolId: string; readonly name: string },
    change: GroupChange,
  ): Promise<{ readonly id: string } | 'not-yours' | 'name-taken'>
  rename(
    group: { readonly id: string; readonly name: string; readonly version: number },
    change: GroupChange,
  ): Promise<'done' | 'gone' | 'stale' | 'name-taken'>
  /** `in-use`: a service is open to this group. */
  remove(id: string, change: GroupChange): Promise<'done' | 'gone' | 'in-use'>
  addRule(id: string, rule: Omit<GroupRule, 'id'>, change: GroupChange): Promise<'done' | 'gone'>
  removeRule(id: string, ruleId: string, change: GroupChange): Promise<'done' | 'gone'>
  /** How many were added; people of other schools and those already there are left out. */
  addMembers(id: string, accountIds: readonly string[], change: GroupChange): Promise<number | 'gone'>
  removeMembers(id: string, accountIds: readonly string[], change: GroupChange): Promise<number | 'gone'>
}
