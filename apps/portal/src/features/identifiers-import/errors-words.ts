import { formatNumberFr } from '../../frame/format-fr.ts'
import { overviewCopy as copy } from './copy.fr.ts'
import type { RunFigures } from './import-run.ts'

/** The expected number of wrong automatic matches, as something one can picture. */
export function errorsWords({ automatic, expectedErrors }: RunFigures): string {
  if (automatic === 0) return copy.noAutomatic
  if (expectedErrors <= 0) return copy.noError(automatic)
  if (expectedErrors >= 1) return copy.errors(automatic, Math.round(expectedErrors))
  return copy.oneErrorIn(automatic, formatNumberFr(roundedDown(1 / expectedErrors)))
}

/** Two significant figures: more would claim to know. */
function roundedDown(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
  return Math.floor(value / unit) * unit
}
