import type { Clue } from '../decision.ts'
import type { FirstNameForms } from '../names/first-name-forms.ts'
import type { EntSurnames, SurnameForms } from '../names/surname-forms.ts'
import { compareFirstNames, type EntFirstNames } from './compare-first-names.ts'
import { compareSurnames } from './compare-surnames.ts'
import type { NameFrequency } from './name-frequency.ts'

/** Names of a person as typed, and as they would be had the two fields been swapped. */
export interface SchoolNames {
  readonly surname: SurnameForms
  readonly first: FirstNameForms
  readonly swapped: { readonly surname: SurnameForms; readonly first: FirstNameForms }
}

/** Names of an account. */
export interface EntNames {
  readonly surname: EntSurnames
  readonly first: EntFirstNames
}

/** Frequencies of the names, by kind. */
export interface NameTables {
  readonly surname: NameFrequency
  readonly first: NameFrequency
}

/** What the names say. */
export interface NameEvidence {
  readonly surname: Clue
  readonly first: Clue
  /** Weight of « the two fields were swapped », 0 when they were not. */
  readonly swap: number
}

/** Swapped fields agree by accident a little more often than fields in order. */
const swapWeight = -2

/** Weighs the names in the order typed and swapped; the better reading wins. */
export function compareNames(school: SchoolNames, ent: EntNames, tables: NameTables): NameEvidence {
  const surname = compareSurnames(school.surname, ent.surname, tables.surname)
  const first = compareFirstNames(school.first, ent.first, tables.first)
  if ((surname.weight > 0 && first.weight > 0) || school.first.words.length === 0)
    return { surname, first, swap: 0 }
  const otherSurname = compareSurnames(school.swapped.surname, ent.surname, tables.surname)
  if (otherSurname.weight <= 0) return { surname, first, swap: 0 }
  const otherFirst = compareFirstNames(school.swapped.first, ent.first, tables.first)
  return otherSurname.weight + otherFirst.weight + swapWeight > surname.weight + first.weight
    ? { surname: otherSurname, first: otherFirst, swap: swapWeight }
    : { surname, first, swap: 0 }
}
