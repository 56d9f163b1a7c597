import { foldName, wordsOf } from './fold-name.ts'

/** First names taken apart: `JEAN-PIERRE` → glued `JEANPIERRE`, words `JEAN`, `PIERRE`. */
export interface FirstNameForms {
  readonly glued: string
  readonly words: readonly string[]
  /** One letter with or without a point: « C. ». */
  readonly initial: string
}

/** Takes apart a first name field; a role or a title in parentheses is cut. */
export function firstNameForms(raw: string): FirstNameForms {
  const words = wordsOf(foldName(raw.replace(/\([^)]*\)/g, ' ')))
  const glued = words.join('')
  return { glued, words, initial: glued.length === 1 ? glued : '' }
}
