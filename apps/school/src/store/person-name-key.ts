import { nameKey } from '@preau/people'

interface NamedPerson {
  readonly lastName: string
  readonly usageName: string | undefined
  readonly firstName: string
}

/**
 * The column `name_key`: the name a person is called by, without accents, for order and search. Two spaces stand between
 * the last name and the first one: « Armand, Maya » then comes before « Armand-Maillard, Chloé ».
 */
export const personNameKey = ({ lastName, usageName, firstName }: NamedPerson): string =>
  `${nameKey(usageName ?? lastName)}  ${nameKey(firstName)}`
