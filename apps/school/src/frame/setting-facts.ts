/** Settings by their name on the screen, each value in words. */
export type SettingFacts = ReadonlyMap<string, string>

/** One setting that differs, in words. */
export interface Difference {
  readonly label: string
  readonly before: string
  readonly after: string
}

/** How a setting without a value is shown. */
export const noValue = 'aucun'

export const inWords = {
  yesNo: (yes: boolean): string => (yes ? 'oui' : 'non'),
  list: (values: Iterable<string>): string => [...values].join(', ') || noValue,
} as const

/** What changes from one state to another, in the order of the screens. */
export function differencesBetween(before: SettingFacts, after: SettingFacts): readonly Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((label) => {
    const [was, is] = [before.get(label) ?? noValue, after.get(label) ?? noValue]
    return was === is ? [] : [{ label, before: was, after: is }]
  })
}
