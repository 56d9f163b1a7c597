import type { ExchangeEntry } from '@preau/exchange'
import { categoryLabel, parseUai, type PersonCategory } from '@preau/people'
import type { Clock } from '@preau/platform'
import { formatNumberFr } from '../../frame/format-fr.ts'
import type { Actor } from '../../frame/visitor.ts'
import type { IdentifierImports } from './identifier-imports.ts'
import {
  currentStep,
  type ImportMode,
  type ImportRun,
  type ImportState,
  type ImportWarning,
  type StepCounts,
} from './import-run.ts'
import { freeLosses, mustTypeLost } from './loss-guard.ts'
import { openImport, type OpenImportDeps } from './open-import.ts'
import { refuseOpening } from './refuse-opening.ts'
import { importRefusals } from './refusals.ts'

/** An import without a screen. */
export interface UnattendedImport {
  readonly uai: string
  /** `as-file`: *Complet* when the file says that everybody is in it. */
  readonly mode: ImportMode | 'as-file'
  readonly entry: ExchangeEntry
  readonly by: Actor
  /**
   * `false`: certain matches are applied, and the import waits, interrupted, for an administrator. `true`: the six steps
   * are validated with what is certain, and the rest stays unrecognised. `when-nothing-waits`: validated when everybody is
   * certain and nobody loses anything; otherwise as `false`.
   */
  readonly finish: boolean | 'when-nothing-waits'
  /** Accounts of one category that may lose their identifier; needed above a tenth in mode *Complet*. `all` for a demonstration. */
  readonly acceptedLosses?: number | 'all'
}

/** What an import did, as a machine reads it. */
export interface ImportReceipt {
  readonly runId: string
  readonly uai: string
  readonly mode: ImportMode
  readonly state: ImportState
  readonly warnings: readonly ImportWarning[]
  readonly rejected: number
  /** Identifiers given so far. */
  readonly given: number
  readonly steps: readonly {
    readonly category: PersonCategory
    readonly people: number
    readonly recognised: number
    readonly validated: boolean
    readonly counts: Partial<StepCounts>
  }[]
}

export interface UnattendedDeps extends OpenImportDeps {
  readonly clock: Clock
}

/**
 * Imports a file for the command line, the demonstration or a push.
 *
 * @throws Refusal `identifiers.*`: unknown school, unreadable file, other year, import already open, too many losses
 */
export async function importIdentifiers(
  deps: UnattendedDeps,
  order: UnattendedImport,
): Promise<ImportReceipt> {
  const { imports, clock } = deps
  const uai = parseUai(order.uai)
  const school = (await imports.schools(order.by.scope)).find((one) => one.uai === uai)
  if (!school) throw importRefusals.refuse('identifiers.unknown-school', { uai: order.uai })
  const change = { by: order.by, at: clock.now() }
  const opened = await openImport(deps, {
    school,
    mode: order.mode,
    entry: order.entry,
    acceptOtherYear: false,
    ...change,
  })
  if (opened.kind !== 'opened') throw refuseOpening(opened, school)
  if (order.finish === true) {
    await validateAll(deps, opened.runId, order)
    const run = await runOf(imports, opened.runId)
    return receiptOf(
      run,
      run.steps.reduce((sum, { counts }) => sum + (counts.added ?? 0), 0),
    )
  }
  const given = await imports.applyCertain(opened.runId, change)
  if (order.finish === 'when-nothing-waits' && (await nothingWaits(imports, opened.runId)))
    await validateAll(deps, opened.runId, order)
  else await imports.interrupt(opened.runId, change)
  return receiptOf(await runOf(imports, opened.runId), given)
}

async function validateAll(
  { imports, clock }: UnattendedDeps,
  runId: string,
  order: UnattendedImport,
): Promise<void> {
  for (
    let step = currentStep(await runOf(imports, runId));
    step;
    step = currentStep(await runOf(imports, runId))
  ) {
    const plan = await imports.plan(runId, step.category)
    const { lost } = plan
    const { mode } = await runOf(imports, runId)
    const mustType = mustTypeLost(plan, mode)
    const change = { by: order.by, at: clock.now() }
    const accepted = order.acceptedLosses === 'all' || (order.acceptedLosses ?? 0) >= lost
    if (mustType && !accepted) {
      await imports.interrupt(runId, change)
      throw importRefusals.refuse('identifiers.too-many-losses', {
        lost: `${formatNumberFr(lost)} ${categoryLabel(step.category, lost)}`,
      })
    }
    const result = await imports.validate(
      {
        runId,
        position: step.position,
        shownLost: lost,
        typedLost: lost,
        freeLosses: freeLosses(mode),
      },
      change,
    )
    // Somebody else works on the same import: theirs is the last word.
    if (result.kind !== 'validated') return
  }
}

/** Whether an administrator would have nothing to decide: everybody has an account, nobody loses an identifier. */
async function nothingWaits(imports: IdentifierImports, runId: string): Promise<boolean> {
  const { steps, warnings, rejectedCount } = await runOf(imports, runId)
  if (warnings.length > 0 || rejectedCount > 0 || steps.some(({ people, recognised }) => recognised < people))
    return false
  const plans = await Promise.all(steps.map(({ category }) => imports.plan(runId, category)))
  return plans.every(({ lost }) => lost === 0)
}

async function runOf(imports: IdentifierImports, runId: string): Promise<ImportRun> {
  const run = await imports.run(runId, 'all')
  if (!run) throw new Error('an import that was just opened is there')
  return run
}

function receiptOf(run: ImportRun, given: number): ImportReceipt {
  return {
    runId: run.id,
    uai: run.school.uai,
    mode: run.mode,
    state: run.state,
    warnings: run.warnings,
    rejected: run.rejectedCount,
    given,
    steps: run.steps.map(({ category, people, recognised, validatedAt, counts }) => {
      return { category, people, recognised, validated: validatedAt !== null, counts }
    }),
  }
}
