import { repairText } from './repair-text.ts'

/** Stands for one unknown letter in a folded name. */
export const wildcard = '?'

const special: Readonly<Record<string, string>> = {
  Œ: 'OE',
  Æ: 'AE',
  ß: 'SS',
  ẞ: 'SS',
  Ł: 'L',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  Ħ: 'H',
  I: 'I',
}

const simple = /^[A-Z]+$/

/**
 * Folds a repaired text to upper-case ASCII words separated by one space. A sign in place of a letter inside a word
 * (`No?l`, `Er#c`, `BR�L�`) becomes a one-letter wildcard; every other sign separates words.
 */
export function foldName(raw: string): string {
  if (simple.test(raw)) return raw
  const upper = repairText(raw)
    .toUpperCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ŒÆßẞŁØĐÐÞĦ]/g, (letter) => special[letter] ?? letter)
    .replace(/(?<=[A-Z])[?#$@_%&*!|\d\ufffd]+(?=[A-Z])/g, (run) => wildcard.repeat(run.length))
    .replace(/(?<=[A-Z?])[?\ufffd]|[?\ufffd](?=[A-Z])/g, wildcard)
    .replace(/[^A-Z?]+/g, ' ')
  return upper
    .replace(/(?<![A-Z])\?+(?![A-Z?])/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

/** The words of a folded name. */
export function wordsOf(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ')
}
