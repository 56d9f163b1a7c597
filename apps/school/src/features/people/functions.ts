import { defaultFunctionProfiles } from '@preau/people'

/** Functions of staff by code, in words (ent-ecosystem §1.7). */
export const functionLabels: ReadonlyMap<string, string> = new Map(
  defaultFunctionProfiles.map(({ code, label }) => [code, label]),
)
