/**
 * Which function of AAF gives which profile: a table with a careful default, that the platform operator may change.
 *
 * @packageDocumentation
 */
export type {
  FunctionChange,
  FunctionEffect,
  FunctionLine,
  FunctionProfiles,
} from './function-profiles.ts'
export { mountFunctionProfiles } from './mount-function-profiles.ts'
