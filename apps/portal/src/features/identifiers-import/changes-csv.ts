import { categoryLabel, formatDayFr } from '@preau/people'
import { stringify } from 'csv-stringify/sync'
import { changesCsvCopy as copy, stepCopy } from './copy.fr.ts'
import type { PlannedRemoval } from './identifier-imports.ts'
import type { CategoryOverview } from './import-overview.ts'
import type { ImportLine } from './import-line.ts'

/** What a sheet says of one identifier that an import gives or takes. */
export interface PlannedChange {
  readonly overview: Pick<CategoryOverview, 'category'>
  readonly given?: ImportLine
  readonly removal?: PlannedRemoval
}

/** Every identifier that the steps not validated yet would give or take away: semicolons, UTF-8 with its mark. */
export function changesCsv(changes: readonly PlannedChange[]): string {
  const rows = changes.map(toRow)
  return stringify(rows, {
    bom: true,
    header: true,
    delimiter: ';',
    escape_formulas: true,
    columns: copy.columns,
  })
}

function toRow({ overview, given, removal }: PlannedChange): Record<string, string> {
  const account = given?.account ?? removal?.account
  return {
    category: categoryLabel(overview.category, 1),
    change: removal ? stepCopy.causes[removal.cause] : copy.given,
    pronoteId: given?.pronoteId ?? removal?.pronoteId ?? '',
    why: given?.reasons.join(' · ') ?? '',
    ...(account && {
      account: account.name,
      birthDate: account.birthDate === undefined ? '' : formatDayFr(account.birthDate),
      detail: account.detail,
    }),
  }
}
