import { Badge, Card, DataTable, DescriptionList } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatCount, formatMoment } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { copy } from './copy.fr.ts'
import { importPath } from './import-page.tsx'
import { importFigures, type ImportReport, type ReportedProblem } from './import-store.ts'

interface ReportPageProps {
  readonly view: View
  readonly visit: Visit
  readonly report: ImportReport
}

const tones = { rejected: 'danger', warning: 'warning', notice: 'info' } as const

/** More lines than this help nobody; the total is said. */
const shownProblems = 300

/** What one import did, and what it left out. */
export function ReportPage({ view, visit, report }: ReportPageProps): VNode {
  const text = copy.report
  const figures = importFigures.filter((figure) => report.counts[figure] > 0)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="school-import"
      title={text.title}
      lead={`${copy.runs.kinds[report.kind]}, ${formatMoment(report.finishedAt)}\u00a0: ${report.fileNames.join(', ')}`}
      trail={[{ label: copy.title, href: importPath(visit) }]}
    >
      <Card title={text.done} icon="circle-check" tone="success">
        <DescriptionList
          columns={2}
          items={figures.map((figure) => ({
            term: text.figures[figure],
            description: formatCount(report.counts[figure]),
          }))}
        />
      </Card>
      <Card title={text.problems} icon="list-check" subtitle={subtitleOf(report)} flush>
        <ProblemTable problems={report.problems.slice(0, shownProblems)} />
      </Card>
    </ClientPage>
  )
}

const subtitleOf = ({ problems }: ImportReport): string | undefined =>
  problems.length > shownProblems ? copy.report.shown(shownProblems, problems.length) : undefined

function ProblemTable({ problems }: { readonly problems: readonly ReportedProblem[] }): VNode {
  const { columns, severities, place, noProblem } = copy.report
  return (
    <DataTable
      caption={copy.report.problems}
      captionHidden
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
