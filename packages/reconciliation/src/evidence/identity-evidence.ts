import type { PreparedAccount, PreparedPerson } from '../engine/prepare.ts'
import { compareDates } from './compare-dates.ts'
import { compareNames, type NameTables } from './compare-names.ts'
import { comparePostcodes, type PostcodeShare } from './compare-postcodes.ts'
import { bits, type WeighedClue } from './evidence.ts'

/** What the comparison of two identities needs to know of the population. */
export interface Population {
  readonly tables: NameTables
  readonly postcode: PostcodeShare
  /** Number of about equally likely birth days. */
  readonly days: number
}

/** A relative without an account bears the same surname about four times in ten (grandparent, brother, aunt). */
const sharedSurname = 0.45

function surnameAgainstRelative(weight: number): number {
  return weight - Math.log2(sharedSurname * 2 ** weight + (1 - sharedSurname))
}

const weighed = (clue: WeighedClue['clue'], relative: number): WeighedClue => ({
  clue,
  relative,
})

/** Names, civility, birth date, post code and national number of a pair. */
export function identityEvidence(
  person: PreparedPerson,
  account: PreparedAccount,
  population: Population,
): WeighedClue[] {
  const { surname, first, swap } = compareNames(person.names, account.names, population.tables)
  const clues = [
    weighed(
      { ...surname, school: person.record.nom, ent: account.record.nomUsage ?? account.record.nom },
      surnameAgainstRelative(surname.weight),
    ),
    weighed({ ...first, school: person.record.prenom, ent: account.record.prenom }, first.weight),
  ]
  if (swap !== 0) clues.push(weighed({ code: 'names-swapped', weight: swap }, swap))
  if (person.civility !== 0 && account.civility !== 0 && person.civility !== account.civility) {
    const weight = bits(0.003 / 0.5)
    clues.push(weighed({ code: 'civility-other', weight }, weight))
  }
  const date = compareDates(person.day, account.day, population.days)
  if (date !== undefined)
    clues.push(
      weighed(
        {
          code: date.code,
          weight: date.stranger,
          school: person.record.dateNaissance ?? '',
          ent: account.record.dateNaissance ?? '',
        },
        date.relative,
      ),
    )
  const postcode = comparePostcodes(person.postcode, account.postcode, population.postcode)
  if (postcode !== undefined) clues.push(postcode)
  const number = nationalNumber(person.record.numeroNational, account.record.ine)
  if (number !== undefined) clues.push(number)
  return clues
}

/** The national pupil number identifies alone; a different one contradicts. */
function nationalNumber(school: string | undefined, ent: string | undefined): WeighedClue | undefined {
  const [left, right] = [school, ent].map((text) => (text ?? '').trim().toUpperCase())
  if (left === undefined || right === undefined || left === '' || right === '') return undefined
  return left === right
    ? weighed({ code: 'ine-same', weight: 30, school: left, ent: right }, 20)
    : weighed({ code: 'ine-other', weight: -15, school: left, ent: right }, -15)
}
