import { parseCalendarDay } from '@preau/people'
import type { ClueCode } from '../decision.ts'
import { bits } from './evidence.ts'

/** A calendar day as the number YYYYMMDD; 0 = unknown. */
export type Day = number

/** Reads `DD/MM/YYYY` or `YYYY-MM-DD`; 0 when it is no such day. */
export function readDay(text: string | undefined): Day {
  const day = text === undefined || text === '' ? undefined : parseCalendarDay(text)
  return day === undefined ? 0 : Number(day.replaceAll('-', ''))
}

/** A level of agreement between two birth dates, with its weight in bits against a stranger and a relative. */
export interface DateEvidence {
  readonly code: ClueCode
  readonly stranger: number
  readonly relative: number
}

/** Share of true pairs at each level. */
const agreement = { same: 0.96, swapped: 0.004, digit: 0.01, january: 0.012, other: 0.0015 }
/** A brother or sister is a twin, born the same day, about once in forty. */
const twins = 0.025

const sortedDigits = (digits: string): string => Array.from(digits).sort().join('')

function oneDigitApart(left: Day, right: Day): boolean {
  const a = String(left).padStart(8, '0')
  const b = String(right).padStart(8, '0')
  if (a.length !== 8 || b.length !== 8) return false
  let different = 0
  for (let i = 0; i < 8; i++) if (a[i] !== b[i]) different++
  return different === 1 || (different === 2 && sortedDigits(a) === sortedDigits(b))
}

function sameDayOtherNumber(left: Day, right: Day): boolean {
  const [yearA, yearB] = [Math.floor(left / 10_000), Math.floor(right / 10_000)]
  const [monthA, monthB] = [Math.floor(left / 100) % 100, Math.floor(right / 100) % 100]
  return yearA === yearB && monthA === monthB
}

/**
 * Weighs two birth dates. `days` = how many birth days are about equally likely in the population (a few years of
 * pupils, forty years of adults). Unknown on either side says nothing.
 */
export function compareDates(school: Day, ent: Day, days: number): DateEvidence | undefined {
  if (school === 0 || ent === 0) return undefined
  if (school === ent)
    return {
      code: 'birth-same',
      stranger: bits(agreement.same * days),
      relative: bits(agreement.same / (twins + 1 / days)),
    }
  const both = (code: ClueCode, ratio: number): DateEvidence => ({
    code,
    stranger: bits(ratio),
    relative: bits(ratio),
  })
  const year = Math.floor(school / 10_000)
  const swapped = year * 10_000 + (school % 100) * 100 + (Math.floor(school / 100) % 100)
  if (swapped === ent) return both('birth-swapped', agreement.swapped * days)
  if (school % 10_000 === 101 && year === Math.floor(ent / 10_000))
    return both('birth-january', agreement.january / ((0.012 * 365) / days))
  if (oneDigitApart(school, ent)) return both('birth-digit', agreement.digit / (30 / days))
  if (sameDayOtherNumber(school, ent)) return both('birth-digit', agreement.digit / 4 / (30 / days))
  return both('birth-other', agreement.other)
}
