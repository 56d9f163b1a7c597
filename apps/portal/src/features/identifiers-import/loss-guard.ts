import type { StepPlan } from './identifier-imports.ts'
import type { ImportMode } from './import-run.ts'

/**
 * The share of the identifiers of a category that a step may take away without the number being typed. In mode
 * *Partiel* only what was decided by hand is taken away.
 */
export function freeLosses(mode: ImportMode): number {
  return mode === 'complete' ? 0.1 : 1
}

/** Whether the number of losses must be typed before the step is validated. */
export function mustTypeLost(
  { lost, heldBefore }: Pick<StepPlan, 'lost' | 'heldBefore'>,
  mode: ImportMode,
): boolean {
  return lost > heldBefore * freeLosses(mode)
}
