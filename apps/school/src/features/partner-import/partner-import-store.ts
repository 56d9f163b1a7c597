import type { AuditEntry } from '@preau/platform'
import type { KnownPerson } from './recognise-people.ts'

/** Links that were shown and wait for an answer. */
export interface LinkDraft {
  readonly fileName: string
  readonly links: readonly { readonly personId: string; readonly casId: string }[]
}

export interface PartnerImportStore {
  /** People present who may open a space. */
  people(baseId: string, today: string): Promise<readonly KnownPerson[]>
  /** Keeps what was shown; a former one of the base is forgotten. Returns its id. */
  keepDraft(
    baseId: string,
    draft: LinkDraft & { readonly createdBy: string; readonly endsAt: Date },
  ): Promise<string>
  /**
   * Writes the links of a draft and forgets it. Somebody who got an identifier meanwhile, or whose identifier somebody
   * else got, keeps what is there: the count tells. Undefined: the draft is no more.
   */
  applyDraft(
    baseId: string,
    draftId: string,
    at: Date,
    audit: (linked: number, fileName: string) => AuditEntry,
  ): Promise<{ readonly linked: number; readonly kept: number } | undefined>
  forgetEnded(at: Date): Promise<void>
}
