/** The words of a product for what an audit line holds besides who, what and when. */
export interface CircumstanceWords {
  /** Names of circumstances; one that is not there is shown as it is. */
  readonly names: Readonly<Record<string, string>>
  readonly text: (value: string) => string
  readonly count: (value: number) => string
  readonly yes: string
  readonly no: string
}

/**
 * Circumstances of an audit line on one line: `espace : eleves, par : cas`; what is within one stands in parentheses; empty
 * without any, and what says nothing is left out.
 */
export function circumstancesInWords(data: object, words: CircumstanceWords): string {
  return Object.entries(data)
    .map(([key, value]) => [words.names[key] ?? key, valueInWords(value, words)] as const)
    .filter(([, said]) => said !== '')
    .map(([key, said]) => `${key}\u00a0: ${said}`)
    .join(', ')
}

/** A list is its members. */
function valueInWords(value: unknown, words: CircumstanceWords): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return words.count(value)
  if (typeof value === 'string') return words.text(value)
  if (Array.isArray(value)) {
    const members = value.map((one) => valueInWords(one, words))
    return members.filter((said) => said !== '').join(' · ')
  }
  const within = typeof value === 'object' ? circumstancesInWords(value, words) : ''
  return within === '' ? '' : `(${within})`
}
