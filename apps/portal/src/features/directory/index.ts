/**
 * The directory: schools, accounts, and where they come from (AAF deliveries, people added by hand).
 *
 * `directory.viewFor(scope)` is the authorisation: a view asks nothing outside the schools of its administrator.
 *
 * @packageDocumentation
 */
export { accountPath, AccountTabs, directoryPath } from './account-tabs.tsx'
export { searchFields, searchOf } from './search-fields.ts'
export { statusCopy } from './copy.fr.ts'
export {
  type AccountRegister,
  type AccountStatus,
  type AlikeAccount,
  type AccountRow,
  type AccountSearch,
  type AccountSheet,
  type Directory,
  type DirectoryView,
  type FoundAccounts,
  type ManualAccount,
  type NewAccount,
  type Relative,
  type School,
} from './directory.ts'
export { mountDirectory } from './mount-directory.ts'
export { directoryRefusals } from './refusals.ts'
