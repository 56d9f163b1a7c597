import type { PersonCategory } from '@preau/people'

/** `complete`: the file is the truth of the school. `partial`: it only adds and updates. Source: product A5. */
export type ImportMode = 'complete' | 'partial'

/** `open` and `interrupted` hold the one place of the school; the others are over. */
export type ImportState = 'open' | 'interrupted' | 'finished' | 'abandoned' | 'undone'

/** What an administrator must agree to before the first step. */
export type ImportWarning = 'file-not-complete' | 'file-complete' | 'other-year'

export interface ImportSchool {
  readonly id: string
  readonly uai: string
  readonly name: string
}

/** What validating a step did, in numbers of people. */
export interface StepCounts {
  readonly recognised: number
  readonly unrecognised: number
  readonly added: number
  readonly unchanged: number
  readonly replaced: number
  /** Accounts that had an identifier of this category and have none any more. */
  readonly lost: number
}

export interface ImportStep {
  /** 1 to 6, in the order of the categories. */
  readonly position: number
  readonly category: PersonCategory
  /** People of the file in this category. */
  readonly people: number
  readonly recognised: number
  readonly validatedAt: Date | null
  readonly validatedBy: string | null
  /** Empty until the step is validated. */
  readonly counts: Partial<StepCounts>
}

/** How the people of an import were matched, all categories together. */
export interface RunFigures {
  readonly people: number
  /** Matched without a person deciding, memory left out. */
  readonly automatic: number
  /** Matched as an earlier import had decided by hand. */
  readonly remembered: number
  /** Matched by hand in this import. */
  readonly byHand: number
  readonly unrecognised: number
  /** Identifiers given and taken away by the steps validated so far. */
  readonly given: number
  readonly lost: number
  /** Expected number of wrong accounts among the automatic matches made by resemblance. */
  readonly expectedErrors: number
}

/** One import of one file for one school: the aggregate that is resumed, inspected and undone. */
export interface ImportRun {
  readonly id: string
  readonly school: ImportSchool
  readonly mode: ImportMode
  readonly state: ImportState
  readonly fileName: string
  readonly startedAt: Date
  readonly startedBy: string
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
  readonly warnings: readonly ImportWarning[]
  readonly warningsAccepted: boolean
  /** People of the file that could not be read. */
  readonly rejectedCount: number
  /** Rejected people and smaller remarks. */
  readonly problemCount: number
  readonly steps: readonly ImportStep[]
  readonly figures: RunFigures
}

/** A line of the file that was rejected, or a remark about it. */
export interface FileProblem {
  readonly line: number
  /** Name of the person, when it could be read. */
  readonly record: string
  readonly reason: string
  readonly advice: string
  readonly rejected: boolean
}

/** The first step that is not validated; undefined when all six are. */
export function currentStep(run: ImportRun): ImportStep | undefined {
  return run.steps.find(({ validatedAt }) => validatedAt === null)
}

/** Whether the import still holds the place of its school. */
export function isUnderWay(run: Pick<ImportRun, 'state'>): boolean {
  return run.state === 'open' || run.state === 'interrupted'
}
