import { formatCount } from '../../frame/format.ts'
import { copy } from './copy.fr.ts'
import { type ImportCounts, type ImportFigure, importFigures } from './import-store.ts'

/** The figures of an import that are not nought, for a description list. */
export const figureItems = (
  counts: ImportCounts,
): readonly { readonly term: string; readonly description: string }[] =>
  importFigures
    .filter((figure) => counts[figure] > 0)
    .map((figure) => ({ term: copy.report.figures[figure], description: formatCount(counts[figure]) }))

const effects: readonly ImportFigure[] = [
  'linked',
  'created',
  'updated',
  'departures',
  'freed',
  'restored',
  'removed',
  'kept',
  'leftAside',
]

/** In a line of a list, what an import did rather than what it read. */
export const effectOf = (counts: ImportCounts): string => {
  const said = effects.filter((figure) => counts[figure] > 0)
  if (said.length === 0) return copy.runs.noEffect
  return said
    .map((figure) => copy.runs.effect(copy.report.figures[figure], formatCount(counts[figure])))
    .join(' · ')
}
