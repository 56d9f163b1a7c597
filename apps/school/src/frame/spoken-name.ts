import { displayName, type PersonName } from '@preau/people'

/** Civilities as the files of the school write them, and as people do. */
const spoken: Readonly<Record<string, string>> = { MME: 'Mme', MLLE: 'Mme', M: 'M.', MR: 'M.' }

/** The name as one says it, whatever the file that brought it: « Mme Anne MORVAN », not « MME Anne MORVAN ». */
export function spokenName(name: PersonName): string {
  const { civility, firstName, lastName } = name
  const key = civility?.replaceAll('.', '').toUpperCase() ?? ''
  return displayName({ civility: spoken[key] ?? civility, firstName, lastName })
}
