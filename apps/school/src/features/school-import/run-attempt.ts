import { type CsvMemory, importCsv, lookAtCsv } from './csv/import-csv.ts'
import { csvFile, partnerFile, siecleFiles, stsFile, type Attempt } from './import-attempt.ts'
import { importSiecle, importSts, lookAtSiecle, lookAtSts } from './import-school-files.ts'
import { importPartner, lookAtPartner, type PartnerDeps } from './partner/import-partner.ts'
import type { UnusableFile } from './read-school-files.ts'
import type { ImportRequest, ImportResult, LookResult } from './run-import.ts'

/** What any import stands on. */
export interface RunDeps extends PartnerDeps {
  readonly csvMemory: CsvMemory
}

/** Files and, of a spreadsheet, how it is understood. */
type Files = Pick<Attempt, 'kind' | 'files' | 'settings'>

/**
 * Imports the files, whatever they are.
 *
 * @throws Refusal `import.*`
 */
export async function runAttempt(deps: RunDeps, asked: ImportRequest, attempt: Files): Promise<ImportResult> {
  const { kind, files } = attempt
  if (kind === 'csv') return importCsv(deps, asked, await csvFile(attempt))
  if (kind === 'partner') return importPartner(deps, asked, partnerFile(files))
  return kind === 'siecle'
    ? importSiecle(deps, asked, siecleFiles(files))
    : importSts(deps, asked, stsFile(files))
}

/**
 * What {@link runAttempt} would do.
 *
 * @throws Refusal `import.*`, but for the warnings, which are part of the answer
 */
export async function lookAtAttempt(
  deps: RunDeps,
  asked: Omit<ImportRequest, 'accepted'>,
  attempt: Files,
): Promise<LookResult | UnusableFile> {
  const { kind, files } = attempt
  if (kind === 'csv') return lookAtCsv(deps, asked, await csvFile(attempt))
  if (kind === 'partner') return lookAtPartner(deps, asked, partnerFile(files))
  return kind === 'siecle'
    ? lookAtSiecle(deps, asked, siecleFiles(files))
    : lookAtSts(deps, asked, stsFile(files))
}
