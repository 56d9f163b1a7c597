import { nameKey } from '@preau/people'

/** What a record and an account are compared on. */
export interface ComparedPerson {
  readonly lastName: string
  readonly firstName: string
  /** ISO day. */
  readonly birthDate: string | null
  readonly email: string | null
  readonly civility: string | null
  readonly postcode: string | null
}

/**
 * Is a record of a school's own file about the person of an account that the school does not have yet? Family name and
 * first name agree, and so does the birth date; when one side has none (most guardians and staff), the e-mail address
 * does, or civility and postcode together do. The key and the INE count for nothing: they are what is in question.
 */
export function isSamePerson(delivered: ComparedPerson, known: ComparedPerson): boolean {
  if (nameKey(delivered.lastName) !== nameKey(known.lastName)) return false
  if (nameKey(delivered.firstName) !== nameKey(known.firstName)) return false
  if (delivered.birthDate !== null && known.birthDate !== null) return delivered.birthDate === known.birthDate
  return agree(delivered, known, 'email') || bothAgree(delivered, known)
}

const bothAgree = (delivered: ComparedPerson, known: ComparedPerson): boolean =>
  agree(delivered, known, 'civility') && agree(delivered, known, 'postcode')

function agree(
  delivered: ComparedPerson,
  known: ComparedPerson,
  fact: 'email' | 'civility' | 'postcode',
): boolean {
  const said = delivered[fact]?.trim().toLowerCase() ?? ''
  return said !== '' && said === known[fact]?.trim().toLowerCase()
}
