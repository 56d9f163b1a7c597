import fc from 'fast-check'
import {
  type CalendarDay,
  type Ine,
  parseCalendarDay,
  parseIne,
  parsePronoteId,
  parseUai,
} from '../src/index.ts'
import type { PronoteId, Uai } from '../src/index.ts'

const checkLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const capital = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'))

/** School numbers with the right letter; most belong to no school. */
export const uai: fc.Arbitrary<Uai> = fc
  .integer({ min: 0, max: 9_999_999 })
  .map((number) => parseUai(`${String(number).padStart(7, '0')}${checkLetters.charAt(number % 23)}`))
  .filter((value) => value !== undefined)

/** Identifiers as the school server draws them. */
export const pronoteId: fc.Arbitrary<PronoteId> = fc
  .shuffledSubarray(Array.from('2345789ABCDEFHJKMNPQRSTUVWXYZ'), { minLength: 16, maxLength: 16 })
  .map((letters) => parsePronoteId(letters.join('')))
  .filter((value) => value !== undefined)

/** Days on which somebody who goes to school, or somebody's grandparent, was born. */
export const birthDay: fc.Arbitrary<CalendarDay> = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => parseCalendarDay(date.toISOString().slice(0, 10)))
  .filter((value) => value !== undefined)

/** National pupil numbers of the present form: nine digits and two letters. */
export const ine: fc.Arbitrary<Ine> = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999 }), capital, capital)
  .map(([number, first, second]) => parseIne(`${String(number).padStart(9, '0')}${first}${second}`))
  .filter((value) => value !== undefined)

const nameLetters = fc.constantFrom(...Array.from('abcdefghilmnoprstuvzéèëïçœÉ'))
const namePart = fc.string({ unit: nameLetters, minLength: 1, maxLength: 10 })

/** Names with accents, hyphens, apostrophes and particles. */
export const personName: fc.Arbitrary<string> = fc
  .array(namePart, { minLength: 1, maxLength: 3 })
  .chain((parts) => fc.constantFrom(' ', '-', '’', "'").map((joint) => parts.join(joint)))
