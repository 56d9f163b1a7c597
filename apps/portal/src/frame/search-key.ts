import { nameKey } from '@preau/people'

/** The text that the search of the directory looks in: « larue odile », with the birth name when it differs. */
export function searchKey(name: {
  readonly firstName: string
  readonly lastName: string
  readonly birthName?: string | undefined
}): string {
  const birth = name.birthName !== undefined && name.birthName !== name.lastName ? name.birthName : ''
  return nameKey(`${name.lastName} ${name.firstName} ${birth}`)
}
