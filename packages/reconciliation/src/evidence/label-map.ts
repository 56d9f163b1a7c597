import { bits } from './evidence.ts'

/**
 * How the labels of the school base (« 6 2 », « ARTS PLA ») translate into the directory's (« 6EME B », « ARTS
 * PLASTIQUES »), learnt from pairs already sure. Nothing is supposed about the writing of labels.
 */
export interface LabelMap {
  /** Weight in bits of seeing `ent` beside `school`; 0 when either is unknown. */
  readonly weight: (school: string | undefined, ent: string | undefined) => number
}

/** What the map is learnt from: pairs of labels of people already matched. */
export type LabelPair = readonly [school: string, ent: string]

/** Share of people who changed class or subject between the two files. */
const moved = 0.04
/** Imaginary observations of « any label »: a label met once proves little. */
const prudence = 1.5

/** Learns a map. `labels` = labels of all accounts, for the share of each. */
export function learnLabels(pairs: readonly LabelPair[], labels: readonly string[]): LabelMap {
  const together = new Map<string, number>()
  const bySchool = new Map<string, number>()
  const byEnt = new Map<string, number>()
  for (const [school, ent] of pairs) {
    together.set(`${school}\u0000${ent}`, (together.get(`${school}\u0000${ent}`) ?? 0) + 1)
    bySchool.set(school, (bySchool.get(school) ?? 0) + 1)
  }
  for (const label of labels) byEnt.set(label, (byEnt.get(label) ?? 0) + 1)
  const total = Math.max(1, labels.length)
  return {
    weight(school, ent) {
      if (school === undefined || ent === undefined || school === '' || ent === '') return 0
      const seen = Math.max(0, (bySchool.get(school) ?? 0) - 1)
      if (seen === 0) return 0
      const share = Math.max(byEnt.get(ent) ?? 0, 1) / total
      // The pair looked at may be one of those learnt from: it must not testify for itself.
      const both = Math.max(0, (together.get(`${school}\u0000${ent}`) ?? 0) - 1)
      // A label that mostly translates otherwise contradicts, however rare the label seen.
      if (seen >= 4 && both / seen < 0.2) return bits(moved * 2)
      const learnt = (both * (1 - moved) + (moved * seen + prudence) * share) / (seen + prudence)
      return Math.max(bits(learnt / share), bits(moved))
    },
  }
}
