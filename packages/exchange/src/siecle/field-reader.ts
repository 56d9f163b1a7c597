import { type CalendarDay, parseCalendarDay } from '@preau/people'
import { childElement, type XmlElement } from '@preau/xml'
import type { Report } from '../problem/problem.ts'

/** Reads the fields of one SIECLE or STS element: child elements by name, values cleaned, several generations of names. */
export interface FieldReader {
  /** First of these children that has a value. */
  readonly text: (...names: readonly string[]) => string | undefined
  readonly attribute: (name: string) => string | undefined
  /** A day, French or ISO; one that does not exist is reported and left out. */
  readonly day: (...names: readonly [string, ...string[]]) => CalendarDay | undefined
  /** `1`/`0` (also `O`/`N`, `true`/`false`); `undefined` when absent or anything else. */
  readonly flag: (...names: readonly string[]) => boolean | undefined
}

/** The fields of `element`, whose problems go to `report`. Source: ent-ecosystem §2.1. */
export function fieldReader(element: XmlElement, report: Report): FieldReader {
  const text = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = cleanText(childElement(element, name)?.text ?? '')
      if (value !== '') return value
    }
    return undefined
  }
  return {
    text,
    attribute: (name) => nonEmpty(cleanText(element.attributes.get(name) ?? '')),
    day: (...names) => {
      const value = text(...names)
      const day = value === undefined ? undefined : parseCalendarDay(value)
      if (value !== undefined && day === undefined) report('siecle.invalid-value', { field: names[0], value })
      return day
    },
    flag: (...names) => flagOf(text(...names)),
  }
}

/** Trims, joins runs of spaces, removes the stray quotes that some exports leave around a value, and composes accents. */
export function cleanText(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^[\s"']+|[\s"']+$/g, '')
}

function nonEmpty(text: string): string | undefined {
  return text === '' ? undefined : text
}

function flagOf(text: string | undefined): boolean | undefined {
  const answers: Readonly<Record<string, boolean>> = {
    '1': true,
    O: true,
    TRUE: true,
    '0': false,
    N: false,
    FALSE: false,
  }
  return answers[text?.toUpperCase() ?? '']
}
