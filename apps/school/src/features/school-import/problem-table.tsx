import { Badge, DataTable } from '@preau/ui'
import type { VNode } from 'preact'
import { copy } from './copy.fr.ts'
import type { ReportedProblem } from './reported-problem.ts'

/** More lines than this help nobody; the total is said. */
export const shownProblems = 300

const tones = { rejected: 'danger', warning: 'warning', notice: 'info' } as const

/** Said when there are more remarks than a page shows. */
export const remarksSubtitle = (problems: readonly ReportedProblem[]): string | undefined =>
  problems.length > shownProblems ? copy.report.shown(shownProblems, problems.length) : undefined

/** What the files held that could not be used, line by line. */
export function ProblemTable({ problems }: { readonly problems: readonly ReportedProblem[] }): VNode {
  const { columns, severities, place, noProblem } = copy.report
  return (
    <DataTable
      caption={copy.report.problems}
      captionHidden
      stackOnPhone
      rows={problems}
      rowKey={(problem) => `${problem.file}:${problem.line}:${problem.reason}`}
      empty={noProblem}
      columns={[
        {
          key: 'severity',
          header: columns.severity,
          cell: (problem) => <Badge tone={tones[problem.severity]}>{severities[problem.severity]}</Badge>,
        },
        { key: 'reason', header: columns.reason, rowHeader: true, cell: (problem) => problem.reason },
        { key: 'advice', header: columns.advice, cell: (problem) => problem.advice },
        { key: 'place', header: columns.place, cell: (problem) => place(problem.file, problem.line) },
      ]}
    />
  )
}
