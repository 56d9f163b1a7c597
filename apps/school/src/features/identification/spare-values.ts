import { parsePronoteId, parseUai } from '@preau/people'
import type { RecognitionRule } from '../delegation/index.ts'

/** What stands for a value that was not kept. */
export const spared = '•••'

type Rule = Pick<RecognitionRule, 'commonAttribute' | 'identifierAttribute' | 'identityAttributes'>
type Attributes = Readonly<Record<string, readonly string[]>>

/**
 * What is kept of the attributes of a failed identification, for a year at most. The name of each says what the ENT sends; a
 * value is kept where a rule reads it, or where it shows that the right thing came under another name: an identifiant
 * PRONOTE, a profile, a school, yes or no, an instant. The rest (an e-mail address, a telephone number, an INE) would lie
 * here for nothing: only that it came is kept, and the trial of a draft shows it without keeping anything. Whoever resolves
 * the failure compares birth dates and postcodes with those of the sheets, so they are kept whole. Source: product.md B4,
 * RGPD art. 5 §1 c.
 */
export function spareValues(attributes: Attributes, rule: Rule): Attributes {
  const read = new Set(
    [
      rule.commonAttribute ?? '',
      rule.identifierAttribute,
      ...Object.values({ ...rule.identityAttributes }),
    ].map((name) => name.toLowerCase()),
  )
  return Object.fromEntries(
    Object.entries(attributes).map(([name, values]) => [
      name,
      read.has(name.toLowerCase()) ? values : values.map((value) => (tellsTheRule(value) ? value : spared)),
    ]),
  )
}

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?(?:\[[\w/]+\])?$/

const tellsTheRule = (value: string): boolean =>
  value.trim() === '' ||
  /^(?:true|false|(?:National|Local)_[\w;, ]+)$/i.test(value) ||
  instant.test(value) ||
  parsePronoteId(value) !== undefined ||
  parseUai(value) !== undefined
