/** What a spreadsheet does to a value that looks like a number. */
export type Mangling = 'rounded-number' | 'serial-day' | 'short-year'

/**
 * `1,23E+15`: a long number of which the spreadsheet kept the first figures only. The others are lost: nothing may be
 * concluded from such a value.
 */
export const isRoundedNumber = (text: string): boolean => /^\d[.,]?\d*E[+-]?\d+$/i.test(text.trim())

/** A day as a spreadsheet counts it, in days since 1900, or one whose century has been lost. */
export function dayMangling(text: string): Exclude<Mangling, 'rounded-number'> | undefined {
  const written = text.trim()
  if (/^\d{5}([.,]\d+)?$/.test(written)) return 'serial-day'
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(written) ? 'short-year' : undefined
}

/** `1000` is Bourg-en-Bresse without the nought that a spreadsheet took away; another text stays. */
export const mendPostcode = (text: string): string => (/^\d{4}$/.test(text) ? `0${text}` : text)

/** Order of the figures of a day. `day-first` also takes `AAAA-MM-JJ`. */
export type DayOrder = 'day-first' | 'month-first'

/** A day as schools write it, made `JJ/MM/AAAA` or ISO; an hour that a spreadsheet added goes. Other texts stay as they are. */
export function tidyDay(text: string, order: DayOrder = 'day-first'): string {
  const written = text.trim().replace(/[ T]0{1,2}:00(:00)?(\.0+)?Z?$/, '')
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? []
  if (year === '') return written
  return order === 'month-first' ? `${second}/${first}/${year}` : `${first}/${second}/${year}`
}
