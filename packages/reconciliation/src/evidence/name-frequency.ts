/**
 * How common names are among the people of one school. An agreement on MARTIN says little, an agreement on
 * GOUDENHOOFT says almost everything: the weight of an agreement is the inverse of the share of the name
 * (term-frequency adjustment of Fellegi and Sunter's model).
 */
export interface NameFrequency {
  /** Share of the name among *other* people, smoothed: never 0, so a name seen once is rare and not impossible. */
  readonly share: (name: string) => number
  /** Share as counted; 0 when nobody bears the name here. */
  readonly counted: (name: string) => number
}

export interface Smoothing {
  /** Imaginary people added to the count, all with other names: keeps small schools prudent. */
  readonly population: number
  /** How much of a person an unseen name counts for. */
  readonly pseudo: number
}

/** Counts names; the `pseudo` person stands for the bearer not seen yet. */
export function nameFrequency(
  counts: ReadonlyMap<string, number>,
  total: number,
  smoothing: Smoothing,
): NameFrequency {
  const population = total + smoothing.population
  return {
    share: (name) => (Math.max(0, (counts.get(name) ?? 0) - 1) + smoothing.pseudo) / population,
    counted: (name) => (counts.get(name) ?? 0) / Math.max(1, total),
  }
}

/** Adds one to the count of a name. */
export function tally(counts: Map<string, number>, name: string): void {
  if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
}
