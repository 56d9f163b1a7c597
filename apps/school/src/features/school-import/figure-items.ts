import { formatCount } from '../../frame/format.ts'
import { copy } from './copy.fr.ts'
import { type ImportCounts, importFigures } from './import-store.ts'

/** The figures of an import that are not nought, for a description list. */
export const figureItems = (
  counts: ImportCounts,
): readonly { readonly term: string; readonly description: string }[] =>
  importFigures
    .filter((figure) => counts[figure] > 0)
    .map((figure) => ({ term: copy.report.figures[figure], description: formatCount(counts[figure]) }))
