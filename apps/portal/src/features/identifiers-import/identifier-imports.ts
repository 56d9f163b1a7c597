import type { PersonCategory, SdetProfile } from '@preau/people'
import type { Actor, Scope } from '../../frame/visitor.ts'
import type {
  AccountBrief,
  AccountHolder,
  ImportLine,
  LineDraft,
  LinePerson,
  LineReason,
  LineSection,
} from './import-line.ts'
import type { FileProblem, ImportMode, ImportRun, ImportSchool, ImportWarning } from './import-run.ts'
import type { MatchingData } from './matching-data.ts'
import type { IdentifiersFileHeader } from './read-identifiers-file.ts'

/** Who does something, and when. */
export interface Change {
  readonly by: Actor
  readonly at: Date
}

/** What the first page says of a school. */
export interface SchoolIdentifiers extends ImportSchool {
  readonly count: number
  /** The last import of which a step was validated. */
  readonly last: { readonly at: Date; readonly mode: ImportMode } | undefined
  readonly underWay: ImportRun | undefined
}

/** A file that was read and matched, to be stored whole. */
export interface RunDraft {
  readonly schoolId: string
  readonly mode: ImportMode
  readonly fileName: string
  readonly header: IdentifiersFileHeader
  readonly warnings: readonly ImportWarning[]
  readonly problems: readonly FileProblem[]
  readonly rejectedCount: number
  /** Identifiers that stand on rejected lines. */
  readonly rejectedIds: readonly string[]
  readonly problemCount: number
  readonly lines: readonly LineDraft[]
  /** The kept file it was read from. */
  readonly uploadId?: string | undefined
}

/** Which lines of a step. */
export interface LineQuery {
  readonly runId: string
  readonly category: PersonCategory
  readonly section: LineSection
  readonly reason?: string | undefined
  /** Words of a name, in any order; case and accents count for nothing. */
  readonly name?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** What is true of the lines of a part, whatever the page. */
export interface LineCount {
  /** Lines that the reason and the name leave. */
  readonly total: number
  /** Whether a line of the part has a birth date: the file gives none for some categories. */
  readonly haveBirthDates: boolean
}

/** How many lines of a step are in each part, and for which reasons. */
export interface StepFigures {
  readonly sections: Readonly<Record<LineSection, number>>
  readonly reasons: readonly {
    readonly section: LineSection
    readonly reason: LineReason
    readonly count: number
  }[]
}

/** An identifier that validating the step takes away from an account. */
export interface PlannedRemoval {
  readonly account: AccountBrief
  readonly pronoteId: string
  /** `moved` to another account, `replaced` by another identifier, `refused` by hand, `withdrawn` as absent from the file. */
  readonly cause: 'moved' | 'replaced' | 'refused' | 'withdrawn'
  /** Whether the account is then without any identifier of this category. */
  readonly loses: boolean
}

/** What validating the step would do, before it is done. */
export interface StepPlan {
  readonly added: number
  readonly unchanged: number
  /** Accounts that have an identifier of this category today. */
  readonly heldBefore: number
  readonly lost: number
  /** Accounts that keep their identifier because it stands on a rejected line of the file. */
  readonly kept: number
  readonly removals: readonly PlannedRemoval[]
}

export interface AccountFound {
  readonly account: AccountBrief
  readonly reasons: readonly string[]
  readonly holder: AccountHolder | undefined
}

/** What was asked and could not be done, because the state of the import is another one. */
export type NotDone = 'not-open' | 'step-over' | 'unknown'

/** `changed`: somebody else decided since the form was shown; nothing was done. */
export type DecideResult = 'done' | 'taken' | 'not-compatible' | 'changed' | NotDone

/** One choice by hand. `accountId: null`: nobody. The account must have one of `profiles`. */
export interface LineChoice {
  readonly lineId: string
  readonly accountId: string | null
  readonly profiles: readonly SdetProfile[]
  /** The version of the line that was shown; without it the last word wins. */
  readonly version?: number | undefined
}

/** The last action of a person in an import: a decision, or several confirmed together. */
export interface LastAction {
  readonly count: number
  /** The person of the file, when there is only one. */
  readonly person: LinePerson | undefined
  readonly at: Date
}

/** How much each person has decided in an import. */
export interface Contribution {
  readonly by: string
  readonly count: number
}

export type ValidateResult =
  | { readonly kind: 'validated'; readonly finished: boolean }
  | { readonly kind: 'losses-changed' | 'type-losses'; readonly lost: number }
  | { readonly kind: NotDone }

/** What undoing an import takes away and gives back. */
export interface UndoPlan {
  /** Identifiers that this import gave, and that go. */
  readonly given: number
  /** Identifiers that it had taken away, and that come back. */
  readonly restored: number
  /** Decisions by hand that the next import will no longer know. */
  readonly decisions: number
}

/** Port: identifier imports. Every method that changes something does it in one transaction with its audit line. */
export interface IdentifierImports {
  schools(scope: Scope): Promise<readonly SchoolIdentifiers[]>
  history(scope: Scope, limit: number): Promise<readonly ImportRun[]>
  run(runId: string, scope: Scope): Promise<ImportRun | undefined>
  underWay(schoolId: string): Promise<ImportRun | undefined>
  /** How many imports a day the school may open, when today it opened them all; written in the traces as refused. */
  fullDay(schoolId: string, change: Change): Promise<number | undefined>
  problems(runId: string): Promise<readonly FileProblem[]>
  matchingData(schoolId: string): Promise<MatchingData>
  /** `already-open`: another import holds the place of the school; nothing was stored. */
  open(
    draft: RunDraft,
    change: Change,
  ): Promise<{ readonly kind: 'opened'; readonly runId: string } | { readonly kind: 'already-open' }>
  /** Agrees to the warnings. */
  begin(runId: string, change: Change): Promise<'done' | NotDone>

  figures(runId: string, category: PersonCategory): Promise<StepFigures>
  lines(query: LineQuery): Promise<readonly ImportLine[]>
  countLines(query: Omit<LineQuery, 'offset' | 'limit'>): Promise<LineCount>
  line(runId: string, lineId: string): Promise<ImportLine | undefined>
  /** Every line without an account, category by category. */
  unrecognised(runId: string): Promise<readonly ImportLine[]>
  /** Every line that says something is to be put right in the school base: no account, or a person there twice. */
  toClean(runId: string): Promise<readonly ImportLine[]>
  /** What undoing the import would do. */
  undoPlan(runId: string): Promise<UndoPlan>
  /** Accounts of the school that the line may be matched with, best first. */
  searchAccounts(
    line: ImportLine,
    search: { readonly text: string; readonly profiles: readonly SdetProfile[]; readonly limit: number },
  ): Promise<readonly AccountFound[]>

  /** The family of a line: the pupils and guardians that the file attaches to each other, siblings included. */
  family(runId: string, lineId: string): Promise<readonly ImportLine[]>
  /** The lines of the step that may be mistaken for one: same account in view, or same names. */
  lookalikes(runId: string, lineId: string): Promise<readonly ImportLine[]>

  /**
   * Gives each line of `lineIds` its proposed account, and says that those of `nobodyIds` are nobody; returns how many
   * could be. What somebody else decided meanwhile stays.
   */
  confirm(
    target: {
      readonly runId: string
      readonly category: PersonCategory
      readonly lineIds: readonly string[]
      readonly nobodyIds?: readonly string[]
    },
    change: Change,
  ): Promise<number | NotDone>
  /** `move`: takes the account from whoever has it. */
  decide(
    decision: LineChoice & { readonly runId: string; readonly move: boolean },
    change: Change,
  ): Promise<DecideResult>
  /** Several choices that hold together: all of them, or none and the line that stands in the way. */
  decideTogether(
    runId: string,
    choices: readonly LineChoice[],
    change: Change,
  ): Promise<{ readonly result: DecideResult; readonly lineId?: string }>
  /** Back to what the matching had left. */
  forget(runId: string, lineId: string, change: Change): Promise<DecideResult>
  /** What {@link forgetLast} would take back. */
  lastAction(
    runId: string,
    category: PersonCategory,
    accountId: string | null,
  ): Promise<LastAction | undefined>
  /** Takes back the last action of a person in the step, whole; returns how many decisions that was. */
  forgetLast(runId: string, category: PersonCategory, change: Change): Promise<number | NotDone>
  /** Who decided how much, most first. */
  contributions(runId: string): Promise<readonly Contribution[]>

  plan(runId: string, category: PersonCategory): Promise<StepPlan>
  /** `shownLost`: the number of losses on the page; `typedLost`: the one typed, needed above `freeLosses` of those who hold. */
  validate(
    step: {
      readonly runId: string
      readonly position: number
      readonly shownLost: number
      readonly typedLost: number | undefined
      readonly freeLosses: number
    },
    change: Change,
  ): Promise<ValidateResult>
  /** Applies what is certain in the steps that are left, without validating them and without withdrawing anything. */
  applyCertain(runId: string, change: Change): Promise<number>

  interrupt(runId: string, change: Change): Promise<'done' | NotDone>
  resume(runId: string, change: Change): Promise<'done' | NotDone>
  /** Ends the import; validated steps stay. */
  abandon(runId: string, change: Change): Promise<'done' | NotDone>
  /** Puts the identifiers back as they were before the import. */
  undo(runId: string, change: Change): Promise<'done' | 'later-import' | NotDone>
}
