import type { Clock } from '@preau/platform'
import type { Actor } from '../../frame/visitor.ts'
import type { CsvSettings } from './csv-fields.ts'
import type { CsvImports, CsvOutcome } from './csv-imports.ts'
import { type CsvFault, readCsvPeople } from './read-csv-people.ts'
import { csvRefusals } from './refusals.ts'
import { draftTable, settingsFault, understandCsv } from './understand-csv.ts'

/** What a command asks for. */
export interface CsvOrder {
  readonly schoolId: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Profile of the lines that do not say theirs. */
  readonly profile: CsvSettings['profile']
  readonly simulate: boolean
  readonly by: Actor
}

export interface CsvReport {
  readonly outcomes: readonly CsvOutcome[]
  readonly faults: readonly CsvFault[]
}

/** Imports a file without a screen: its columns must be recognised, or remembered from the screen. */
export async function importCsv(
  { csvImports, clock }: { readonly csvImports: CsvImports; readonly clock: Clock },
  { schoolId, fileName, bytes, profile, simulate, by }: CsvOrder,
): Promise<CsvReport> {
  const { settings: found, content, encoding } = await understandCsv(csvImports, schoolId, bytes)
  const settings = { ...found, profile: profile ?? found.profile }
  const fault = settingsFault(settings)
  if (fault !== undefined) throw csvRefusals.refuse('csv.columns', { reason: fault })
  const at = clock.now()
  const id = await csvImports.open({ schoolId, fileName, encoding, content, settings, by, at })
  const draft = await csvImports.draft(id, by)
  if (draft === undefined) throw csvRefusals.refuse('csv.unknown')
  const { people, faults } = readCsvPeople(draftTable(draft).rows, settings)
  const outcomes = await csvImports.apply({ draft, people, faults: faults.length, simulate, by, at })
  if (outcomes === 'applied') throw csvRefusals.refuse('csv.applied')
  return { outcomes, faults }
}
