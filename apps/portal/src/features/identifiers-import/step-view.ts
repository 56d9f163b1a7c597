import type { Contribution, LastAction, LineCount, StepFigures, StepPlan } from './identifier-imports.ts'
import type { ImportLine, LineSection } from './import-line.ts'
import type { ImportRun, ImportStep } from './import-run.ts'

/** What the page of a step shows; its parts take the same. */
export interface StepView {
  readonly csrf: string
  readonly run: ImportRun
  readonly step: ImportStep
  readonly figures: StepFigures
  readonly plan: StepPlan
  readonly section: LineSection
  readonly reason: string | undefined
  /** The name that is looked for; empty when nobody is. */
  readonly name: string
  readonly count: LineCount
  readonly lines: readonly ImportLine[]
  readonly page: number
  readonly pageSize: number
  readonly typedLostError: string | undefined
  readonly lastAction: LastAction | undefined
  readonly contributions: readonly Contribution[]
}
