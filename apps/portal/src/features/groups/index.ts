/**
 * Groups of people of a school, for services and for actions on many accounts.
 *
 * The database view `account_group_membership (group_id, account_id, picked)` says who is in a group now; `groupsOf` reads it.
 *
 * @packageDocumentation
 */
export type { AccountGroup, AccountGroups, GroupMember, GroupRule, GroupSheet } from './account-groups.ts'
export { mountGroups } from './mount-groups.ts'
