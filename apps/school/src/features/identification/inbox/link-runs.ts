import type { PersonCategory } from '@preau/people'
import type { LinkDecision } from '../failure-store.ts'

/** A link of a run: the failure that was shown, and who it is. */
export interface AgreedLink {
  readonly failureId: string
  readonly personId: string
}

/** Who decides, and when; `audit` is the model of each line of the trail. */
export type LinkBy = Pick<LinkDecision, 'baseId' | 'at' | 'actor' | 'audit'>

/** Links that were given at once. */
export interface LinkRun {
  readonly id: string
  readonly actor: string
  readonly doneAt: Date
  readonly undoneAt: Date | undefined
  readonly undoneBy: string | undefined
  readonly count: number
  /** Of an undone run: links that stayed, because the person has another account since. */
  readonly kept: number
}

export interface LinkedLine {
  readonly personId: string
  readonly category: PersonCategory
  readonly lastName: string
  readonly firstName: string
  readonly casId: string
  readonly undone: boolean
}

/** Port: links given to many people at once from the inbox, which can be undone for three months. */
export interface LinkRuns {
  /** Links those that can still be, in one transaction; `nothing` when none can. */
  link(
    by: LinkBy,
    links: readonly AgreedLink[],
  ): Promise<{ readonly id: string; readonly done: number } | 'nothing'>
  /** Takes the identifiers back from whoever still has them, and opens the failures again; `gone` when it was undone before. */
  undo(by: LinkBy, runId: string): Promise<{ readonly taken: number; readonly left: number } | 'gone'>
  read(baseId: string, runId: string): Promise<LinkRun | undefined>
  lines(runId: string): Promise<readonly LinkedLine[]>
  /** The last runs, latest first. */
  latest(baseId: string, most: number): Promise<readonly LinkRun[]>
}
