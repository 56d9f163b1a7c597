import { bits, type WeighedClue } from './evidence.ts'

/** Shares of the post codes of a school. */
export type PostcodeShare = (postcode: string) => number

/** Counts the post codes of a population. */
export function postcodeShare(postcodes: readonly string[]): PostcodeShare {
  const counts = new Map<string, number>()
  let total = 0
  for (const postcode of postcodes) {
    if (postcode === '') continue
    counts.set(postcode, (counts.get(postcode) ?? 0) + 1)
    total++
  }
  return (postcode) => ((counts.get(postcode) ?? 0) + 1) / (total + 10)
}

/** Weak evidence: people move, and a school draws on few post codes. A relative mostly lives at the same place. */
export function comparePostcodes(school: string, ent: string, share: PostcodeShare): WeighedClue | undefined {
  if (school === '' || ent === '') return undefined
  if (school === ent)
    return { clue: { code: 'postcode-same', weight: bits(0.88 / share(school)), school, ent }, relative: 0.2 }
  return {
    clue: { code: 'postcode-other', weight: bits(0.12 / 0.75), school, ent },
    relative: bits(0.12 / 0.3),
  }
}
