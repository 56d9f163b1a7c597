import { stringify } from 'csv-stringify/sync'
import { accountsColumns, usesColumns } from './copy.fr.ts'
import type { AccountFigures, ServiceUse } from './indicators.ts'
import { categoryInWords, profileInWords } from './words.ts'

const sheet = { bom: true, header: true, delimiter: ';', escape_formulas: true } as const

/** Uses for a spreadsheet, a line for each day, school, service and profile. */
export function usesCsv(uses: readonly ServiceUse[]): string {
  const rows = uses.map(({ serviceCode: service, serviceTitle: title, xitiType, profile, ...use }) => ({
    ...use,
    ...{ service, title, category: categoryInWords(xitiType), profile: profileInWords(profile) },
  }))
  return stringify(rows, { ...sheet, columns: usesColumns })
}

/** Accounts for a spreadsheet, a line for each day, school and profile. */
export function accountsCsv(figures: readonly AccountFigures[]): string {
  const rows = figures.map((row) => ({ ...row, profile: profileInWords(row.profile) }))
  return stringify(rows, { ...sheet, columns: accountsColumns })
}
