import { foldName, wordsOf } from './fold-name.ts'
import { phoneticKey } from './phonetic-key.ts'

/** First names taken apart: `JEAN-PIERRE` → glued `JEANPIERRE`, words `JEAN`, `PIERRE`. */
export interface FirstNameForms {
  readonly glued: string
  readonly words: readonly string[]
  /** Sound of the whole. */
  readonly key: string
  /** One letter with or without a point: « C. ». */
  readonly initial: string
}

/** Takes apart a first name field; a role or a title in parentheses is cut. */
export function firstNameForms(raw: string): FirstNameForms {
  const words = wordsOf(foldName(raw.replace(/\([^)]*\)/g, ' ')))
  const glued = words.join('')
  return { glued, words, key: phoneticKey(glued), initial: glued.length === 1 ? glued : '' }
}
