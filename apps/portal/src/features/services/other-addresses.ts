import { parseAddressPattern } from '@preau/cas'
import { z } from 'zod'
import { addressesCopy as copy, ruleFaultCopy } from './addresses-copy.fr.ts'

const most = 20

/** The field « Autres adresses » of the form: one address a line, empty lines count for nothing. */
export const otherAddresses = z
  .string()
  .max(most * 2_100, copy.tooMany)
  .default('')
  .transform((text) => text.split(/\r\n|\r|\n/).flatMap((line) => line.trim() || []))
  .superRefine((lines, check) => {
    const mistake = firstMistake(lines)
    if (mistake !== undefined) check.addIssue({ code: 'custom', message: mistake })
  })

function firstMistake(lines: readonly string[]): string | undefined {
  if (lines.length > most) return copy.tooMany
  for (const [index, line] of lines.entries()) {
    const fault = otherAddressFault(line)
    if (fault !== undefined) return copy.line(shortened(line), fault)
    if (lines.indexOf(line) < index) return copy.twice(shortened(line))
  }
  return undefined
}

/** What is wrong with an address or a pattern, as a sentence; undefined when it is good. */
export function otherAddressFault(text: string): string | undefined {
  if (text.length > 2_000) return ruleFaultCopy['too-long']
  if (text.includes('#')) return copy.fragment
  const read = parseAddressPattern(text)
  return read.ok ? undefined : ruleFaultCopy[read.fault]
}

/** Whether an address holds a joker. */
export function isPatternAddress(text: string): boolean {
  const read = parseAddressPattern(text)
  return read.ok && read.rule.isPattern
}

function shortened(line: string): string {
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}
