import { Card, DataTable } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr, formatNumberFr } from '../../frame/format-fr.ts'
import type { ComparedRuns } from './comparable-runs.ts'
import { comparisonCopy as copy } from './copy.fr.ts'
import { runPath } from './deps.ts'
import type { ImportRun } from './import-run.ts'

interface ComparedRow {
  readonly label: string
  readonly run: ImportRun
  readonly isThis: boolean
}

const columns = Object.keys(copy.columns) as (keyof typeof copy.columns)[]
const expected = new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: 2 })

/** An import beside the one before and the last of the year before: every figure, one column each. */
export function Comparison(props: {
  readonly run: ImportRun
  readonly compared: ComparedRuns
}): VNode | null {
  const rows = rowsOf(props.run, props.compared)
  return (
    <Card title={copy.title} subtitle={copy.help} icon="history" flush>
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={rows}
        rowKey={({ run }) => run.id}
        columns={[
          {
            key: 'which',
            header: copy.which,
            rowHeader: true,
            cell: ({ run, label, isThis }) => (isThis ? label : <a href={runPath(run)}>{label}</a>),
          },
          ...columns.map((key) => ({
            key,
            header: copy.columns[key],
            numeric: true,
            cell: ({ run }: ComparedRow) => formatNumberFr(run.figures[key]),
          })),
          {
            key: 'rejected',
            header: copy.rejected,
            numeric: true,
            cell: ({ run }) => formatNumberFr(run.rejectedCount),
          },
          {
            key: 'expected',
            header: copy.expected,
            numeric: true,
            cell: ({ run }) => expected.format(run.figures.expectedErrors),
          },
        ]}
      />
    </Card>
  )
}

function rowsOf(run: ImportRun, { previous, lastYear }: ComparedRuns): readonly ComparedRow[] {
  const rows: ComparedRow[] = [{ label: copy.this, run, isThis: true }]
  if (previous)
    rows.push({ label: copy.previous(formatInstantFr(previous.startedAt)), run: previous, isThis: false })
  if (lastYear)
    rows.push({ label: copy.lastYear(formatInstantFr(lastYear.startedAt)), run: lastYear, isThis: false })
  return rows
}
