import type { PersonCategory } from '@preau/people'
import type { IdentifierImports, PlannedRemoval, StepFigures, StepPlan } from './identifier-imports.ts'
import type { LineReason } from './import-line.ts'
import type { ImportRun, ImportStep } from './import-run.ts'

/** What an import does to one category: done when its step is validated, planned before. */
export interface CategoryOverview {
  readonly category: PersonCategory
  readonly position: number
  readonly validated: boolean
  readonly added: number
  readonly unchanged: number
  /** Accounts that get another identifier, or identifiers that go to another account. */
  readonly moved: number
  readonly withdrawn: number
  /** Accounts that have an identifier of the category before the step. */
  readonly heldBefore: number
  /** Lines that contradict an identifier already given, or each other, and that nobody has settled. */
  readonly conflicts: number
  /** Lines that wait for a decision, conflicts among them. */
  readonly waiting: number
  readonly unknown: number
  readonly removals: readonly PlannedRemoval[]
}

const conflictReasons: ReadonlySet<LineReason> = new Set([
  'account-has-other',
  'claimed-twice',
  'held-by-other',
  'held-unlike',
  'holder-gone',
  'key-contradiction',
])

/** The difference that an import makes, category by category, before anything of it is written. */
export async function overviewOf(
  imports: IdentifierImports,
  run: ImportRun,
): Promise<readonly CategoryOverview[]> {
  return Promise.all(
    run.steps.map(async (step) => {
      const [plan, figures] = await Promise.all([
        imports.plan(run.id, step.category),
        imports.figures(run.id, step.category),
      ])
      return step.validatedAt ? doneOverview(step) : plannedOverview(step, plan, figures)
    }),
  )
}

function plannedOverview(step: ImportStep, plan: StepPlan, figures: StepFigures): CategoryOverview {
  const waiting = figures.reasons.filter(({ section }) => section === 'confirm' || section === 'choose')
  const total = (reasons: StepFigures['reasons']): number =>
    reasons.reduce((sum, { count }) => sum + count, 0)
  return {
    category: step.category,
    position: step.position,
    validated: false,
    added: plan.added,
    unchanged: plan.unchanged,
    moved: plan.removals.filter(({ loses }) => !loses).length,
    withdrawn: plan.lost,
    heldBefore: plan.heldBefore,
    conflicts: total(waiting.filter(({ reason }) => conflictReasons.has(reason))),
    waiting: total(waiting),
    unknown: figures.sections.unknown,
    removals: plan.removals,
  }
}

function doneOverview({ category, position, counts }: ImportStep): CategoryOverview {
  const { added = 0, unchanged = 0, replaced = 0, lost = 0, unrecognised = 0 } = counts
  return {
    category,
    position,
    validated: true,
    added,
    unchanged,
    moved: replaced,
    withdrawn: lost,
    heldBefore: 0,
    conflicts: 0,
    waiting: 0,
    unknown: unrecognised,
    removals: [],
  }
}
