import type { Namesake } from './identification-store.ts'
import type { Identity } from './read-identity.ts'

/**
 * Which of the people of that name it may be. Certain or nothing: a pupil has the same birth date; a guardian the same
 * birth date or postcode; anybody else the name alone unless a birth date says otherwise. In a category, whoever has the
 * same birth date goes before those of whom none is known. Several left are homonyms: the caller takes none of them.
 * Source: product.md B1; the same certainty as the links of the directory (`partner-import`).
 */
export function matchIdentity(identity: Identity, namesakes: readonly Namesake[]): readonly Namesake[] {
  const possible = namesakes.filter((one) => mayBe(identity, one))
  return identity.categories.flatMap((category) => {
    const own = possible.filter((one) => one.category === category)
    const certain = own.filter((one) => isBornThen(identity, one))
    return certain.length > 0 ? certain : own
  })
}

const isBornThen = ({ birthDate }: Identity, one: Namesake): boolean =>
  birthDate !== undefined && one.birthDate === birthDate

function mayBe(identity: Identity, one: Namesake): boolean {
  if (isBornThen(identity, one)) return true
  if (identity.birthDate !== undefined && one.birthDate !== undefined) return false
  if (one.category === 'pupil') return false
  if (one.category === 'guardian')
    return identity.postcode !== undefined && one.postcode === identity.postcode
  return true
}
