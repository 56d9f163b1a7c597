import { nameKey, type PersonCategory } from '@preau/people'
import { importRefusals } from '../refusals.ts'
import { csvCopy as copy } from './copy.fr.ts'
import { type CsvField, fieldsOfList } from './csv-fields.ts'
import type { CsvSettings } from './csv-settings.ts'
import { type CsvFile, type CsvMemory, csvSheet, understandCsv } from './import-csv.ts'

/** A spreadsheet given without a screen. What is not said is found, or is what the base chose before. */
export interface CsvCommand
  extends Partial<Pick<CsvSettings, 'level' | 'unknown' | 'whole' | 'encoding' | 'separator'>> {
  readonly list: PersonCategory
  readonly name: string
  readonly bytes: Uint8Array
  /** Names of fields, as the screen says them, by title of column. */
  readonly map?: Readonly<Record<string, string>> | undefined
}

/**
 * The file with its columns.
 *
 * @throws Refusal `import.csv-*`
 */
export async function csvFileOf(
  { csvMemory }: { readonly csvMemory: CsvMemory },
  baseId: string,
  { map = {}, list, name, bytes, encoding, separator, ...said }: CsvCommand,
): Promise<CsvFile> {
  const { settings } = await understandCsv(csvMemory, baseId, { list, bytes, encoding, separator })
  const { header } = csvSheet(bytes, settings)
  const asked = new Map(Object.entries(map).map(([title, field]) => [nameKey(title), fieldOf(list, field)]))
  const unseen = Object.keys(map).find((title) => !header.some((one) => nameKey(one) === nameKey(title)))
  if (unseen !== undefined)
    throw importRefusals.refuse('import.csv-columns', { reason: copy.noColumn(unseen) })
  const taken = new Set(asked.values())
  const columns = settings.columns.map((field, at) => {
    const told = asked.get(nameKey(header[at] ?? ''))
    return told ?? (field !== null && taken.has(field) ? null : field)
  })
  return { name, bytes, settings: { ...settings, ...said, columns } }
}

function fieldOf(list: PersonCategory, written: string): CsvField {
  const field = fieldsOfList[list].find((one) => nameKey(copy.fields[one]) === nameKey(written))
  if (field === undefined)
    throw importRefusals.refuse('import.csv-columns', { reason: copy.noField(written) })
  return field
}
