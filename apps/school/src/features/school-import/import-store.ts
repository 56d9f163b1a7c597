import type { PersonCategory, PronoteId } from '@preau/people'
import type { AuditEntry } from '@preau/platform'
import type { PeopleStates } from './compare-states.ts'
import type { CsvBase, CsvWork } from './csv/csv-plan.ts'
import type { ImportDetail } from './import-retention.ts'
import type { PartnerWork } from './partner/partner-work.ts'
import type { KnownPerson } from './partner/recognise-people.ts'
import type { ChangeKind, ImportChange } from './person-state.ts'
import type { ReportedProblem } from './reported-problem.ts'
import type { Population, SchoolData } from './school-data.ts'

/** What an import did, by name of figure; see `counts` of `copy.fr.ts`. */
export type ImportCounts = Readonly<Record<ImportFigure, number>>

export const importFigures = [
  'pupils',
  'guardians',
  'teachers',
  'staff',
  'workTutors',
  'inspectors',
  'created',
  'updated',
  'departures',
  'structures',
  'links',
  'unlinked',
  'unknownPupilLinks',
  'teachings',
  'linked',
  'known',
  'leftAside',
  'freed',
  'restored',
  'removed',
  'kept',
] as const
export type ImportFigure = (typeof importFigures)[number]

/** Where the data of an import come from. */
export type ImportKind = 'siecle' | 'sts' | 'csv' | 'partner'

/** What a past run was: an import, or the undoing of one. */
export type RunKind = ImportKind | 'undo'

/** No figure at all. */
export const noCounts = Object.fromEntries(importFigures.map((figure) => [figure, 0])) as ImportCounts

/** One import of the past. */
export interface ImportRun {
  readonly id: string
  readonly kind: RunKind
  /** Its own kind; of an undoing, that of the import which it undid. */
  readonly origin: ImportKind
  readonly fileNames: readonly string[]
  /** Starting year written in the files. */
  readonly schoolYear: number | undefined
  readonly finishedAt: Date
  readonly actor: string
  readonly counts: ImportCounts
  /** What is still kept of it. */
  readonly detail: ImportDetail
}

export interface ImportReport extends ImportRun {
  readonly problems: readonly ReportedProblem[]
  /** How many people of each kind of change. */
  readonly changed: ChangeCounts
  /** The latest import that changed somebody: it may be undone. */
  readonly undoable: boolean
  /** The run that undid this one. */
  readonly undoneBy: string | undefined
}

export type ChangeCounts = Readonly<Record<ChangeKind, number>>

/** The files that say when they were made. */
export const fileParts = ['pupils', 'guardians', 'sts', 'partner'] as const
export type FilePart = (typeof fileParts)[number]

/** The day on which each file was made, ISO; a file that says none is absent. */
export type MadeOn = Readonly<Partial<Record<FilePart, string>>>

/** What every import is asked, whatever its files. */
export interface AnyImportOrder {
  /** To look is to do everything and to take it back: what is shown is what would happen, by the same rules. */
  readonly purpose: 'look' | 'apply'
  readonly compare: (before: PeopleStates, after: PeopleStates) => readonly ImportChange[]
  /** Nothing is done when the operator was shown other changes. */
  readonly isExpected: (changes: readonly ImportChange[]) => boolean
  readonly baseId: string
  readonly kind: ImportKind
  readonly fileNames: readonly string[]
  readonly schoolYear: number | undefined
  readonly madeOn: MadeOn
  /** UAI of the school whose files they are; undefined when they do not say it. */
  readonly school: string | undefined
  readonly problems: readonly ReportedProblem[]
  readonly draw: () => PronoteId
  /** Paris day of the import, ISO. */
  readonly today: string
  readonly startedAt: Date
  /** Instant of the end: read once the work is done. */
  readonly now: () => Date
  readonly actor: string
  /** The large files that it is made of: they are applied once. */
  readonly largeImport?: string | undefined
  readonly audit: (counts: ImportCounts) => AuditEntry
  /** Refuses when more people than this share of those present would be marked as gone; 1 accepts everything. */
  readonly departuresAccepted: number
  /** The same for guardians who would be linked to no present pupil any more. */
  readonly unlinkedAccepted: number
}

/** Files of the school: SIECLE, STSWEB. */
export interface ImportOrder extends AnyImportOrder {
  readonly data: SchoolData
  /** UAI of every school of the base. */
  readonly schools: readonly string[]
  /** What is said when nobody can be told gone: schools whose own list is awaited; none when the file does not say its own. */
  readonly awaited: (population: Population, schools: readonly string[]) => ReportedProblem
  /** What is said and recorded of a CAS identifier that had to be freed. */
  readonly freed: (clash: CasIdClash) => { readonly problem: ReportedProblem; readonly audit: AuditEntry }
}

/** A spreadsheet of one list. */
export interface CsvOrder extends AnyImportOrder {
  readonly list: PersonCategory
  /** Who each line is and what becomes of it, decided from what the base holds inside the transaction. */
  readonly plan: (base: CsvBase) => CsvWork
}

/** The directory of the ENT. */
export interface PartnerOrder extends AnyImportOrder {
  /** Who receives which CAS identifier, decided from what the base holds inside the transaction. */
  readonly plan: (people: readonly KnownPerson[]) => PartnerWork
}

/**
 * Somebody who changes category while another record of the new category holds the same CAS identifier: the record that
 * moves gives it up, for the other one is where the ENT has already recognised that account.
 */
export interface CasIdClash {
  readonly personId: string
  readonly name: string
  readonly category: PersonCategory
  readonly holder: string
  readonly casId: string
}

export type ImportOutcome =
  | { readonly outcome: 'done'; readonly runId: string; readonly counts: ImportCounts }
  /** Another import of this base is running. */
  | { readonly outcome: 'busy' }
  /** The base changed since the operator looked. */
  | { readonly outcome: 'changed' }
  | TooMany
  | LookedAt

/** What an import would do; nothing was done. */
export interface LookedAt {
  readonly outcome: 'looked'
  readonly counts: ImportCounts
  readonly changes: readonly ImportChange[]
  readonly problems: readonly ReportedProblem[]
  /** Questions that importing would ask. */
  readonly tooMany: readonly TooMany[]
}

/** More people would go than a file that is right makes go: `departures` among `present`. */
export interface TooMany {
  readonly outcome: 'many-departures' | 'many-unlinked'
  readonly departures: number
  readonly present: number
}

/** The undoing of an import. */
export interface UndoOrder extends Pick<AnyImportOrder, 'baseId' | 'today' | 'actor' | 'compare' | 'audit'> {
  readonly runId: string
  readonly at: Date
  readonly nothing: ImportCounts
  /** What is said of somebody who stays as they are. */
  readonly keptProblem: (name: string, file: string, why: KeptReason) => ReportedProblem
}

/**
 * Why undoing leaves somebody as they are: their record changed; and of a CAS identifier that the ENT gave, they have
 * another one, have none any more, or their record was merged or removed.
 */
export type KeptReason = 'changed' | 'other-identifier' | 'no-identifier' | 'gone'

export type UndoOutcome =
  | { readonly outcome: 'done'; readonly runId: string }
  /** Another import is running; a later import is in the way; a CAS identifier went to somebody else since. */
  | { readonly outcome: 'busy' | 'not-latest' | 'clash' }

export interface ImportStore {
  /** One transaction: everything, the run, its problems and the audit row, or nothing. */
  apply(order: ImportOrder): Promise<ImportOutcome>
  /** The same for a spreadsheet. */
  applyCsv(order: CsvOrder): Promise<ImportOutcome>
  /** The same for the directory of the ENT: CAS identifiers, and nothing else of anybody. */
  applyPartner(order: PartnerOrder): Promise<ImportOutcome>
  /** The latest day of each file that was imported and not undone, of a school or of nobody knows which; undefined: of all. */
  lastMadeOn(baseId: string, school: string | undefined): Promise<MadeOn>
  /** Gives back what the latest import changed, in one transaction; who changed since stays as they are. */
  undo(order: UndoOrder): Promise<UndoOutcome>
  /** Latest imports of these kinds first, with their undoings. */
  runs(baseId: string, kinds: readonly ImportKind[]): Promise<readonly ImportRun[]>
  report(baseId: string, runId: string): Promise<ImportReport | undefined>
  /** People whom a run changed, in the order of {@link compareStates}; of one kind, and a part of them, when asked. */
  changes(
    runId: string,
    part?: { readonly kind?: ChangeKind | undefined; readonly offset: number; readonly limit: number },
  ): Promise<readonly ImportChange[]>
  /**
   * Of the imports that ended before `valuesBefore`, forgets what undoes them, the remarks and the values, but for names,
   * lists and classes; of those that ended before `namesBefore`, whom they concerned. Their figures stay.
   */
  forget(limits: { readonly valuesBefore: Date; readonly namesBefore: Date }): Promise<void>
  /** How many of these pupils (`ELEVE_ID` keys) the base knows. */
  knownPupils(baseId: string, keys: readonly string[]): Promise<number>
}
