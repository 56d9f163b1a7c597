import type { Change } from '../identifier-imports.ts'
import type { CsvMapping } from './csv-columns.ts'

/** A spreadsheet that waits for its columns to be named, by the administrator who sent it. */
export interface CsvDraft {
  readonly id: string
  readonly schoolId: string
  readonly fileName: string
  readonly content: Buffer
}

export interface CsvDrafts {
  /** Keeps a file until `endsAt`; those that are over go. */
  keep(draft: Omit<CsvDraft, 'id'> & { readonly endsAt: Date }, change: Change): Promise<string>
  find(id: string, change: Change): Promise<CsvDraft | undefined>
  forget(id: string): Promise<void>
  mapping(schoolId: string, headerKey: string): Promise<CsvMapping | undefined>
  remember(schoolId: string, headerKey: string, mapping: CsvMapping, at: Date): Promise<void>
}
