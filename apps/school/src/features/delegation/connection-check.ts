/** One check: what was looked at, whether it is well, and what was seen, in words. */
export interface Check {
  readonly label: string
  readonly state: 'good' | 'note' | 'bad'
  readonly sentence: string
}
