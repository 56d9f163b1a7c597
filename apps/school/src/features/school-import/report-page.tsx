import { Alert, ButtonLink, Card, ConfirmBox, DescriptionList, Toolbar } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { ChangeList, type ChangeListProps } from './change-list.tsx'
import { copy } from './copy.fr.ts'
import { figureItems } from './figure-items.ts'
import { importDoor } from './import-door.ts'
import type { ImportReport } from './import-store.ts'
import { ProblemTable, remarksSubtitle, shownProblems } from './problem-table.tsx'

interface ReportPageProps {
  readonly view: View
  readonly visit: Visit
  readonly report: ImportReport
  readonly list: Omit<ChangeListProps, 'path' | 'origin'>
}

/** What one import did, to whom, and what it left out. */
export function ReportPage({ view, visit, report, list }: ReportPageProps): VNode {
  const text = copy.report
  const door = importDoor(visit, report.origin)
  const path = `${door.path}/${report.id}`
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={door.section}
      title={text.title}
      lead={`${copy.runs.kinds[report.kind]}, ${formatMoment(report.finishedAt)}\u00a0: ${report.fileNames.join(', ')}`}
      trail={[{ label: door.title, href: door.path }]}
    >
      {report.undoneBy === undefined ? null : (
        <Alert tone="warning">
          {copy.undo.undone} <a href={`${door.path}/${report.undoneBy}`}>{copy.undo.seeUndoing}</a>
        </Alert>
      )}
      {report.detail === 'whole' ? null : <Alert tone="info">{text.forgotten[report.detail]}</Alert>}
      <Card title={report.kind === 'undo' ? copy.undo.done : text.done} icon="circle-check" tone="success">
        <DescriptionList columns={2} items={figureItems(report.counts)} />
        {report.undoable ? (
          <ConfirmBox
            label={copy.undo.action}
            question={copy.undo.question}
            detail={report.origin === 'partner' ? copy.undo.detailOfLinks : copy.undo.detail}
            confirmLabel={copy.undo.confirm}
            action={`${path}/annuler`}
            csrf={view.csrf}
          />
        ) : null}
      </Card>
      {report.detail === 'figures' ? null : (
        <Card title={copy.changes.title} icon="users" flush>
          <CsvLink href={`${path}/changements.csv`}>{copy.changes.csv}</CsvLink>
          <ChangeList {...list} path={path} origin={report.origin} />
        </Card>
      )}
      {report.detail === 'whole' ? <RemarksCard problems={report.problems} path={path} /> : null}
    </ClientPage>
  )
}

const RemarksCard = ({
  problems,
  path,
}: Pick<ImportReport, 'problems'> & { readonly path: string }): VNode => (
  <Card title={copy.report.problems} icon="list-check" subtitle={remarksSubtitle(problems)} flush>
    {problems.length > 0 ? <CsvLink href={`${path}/remarques.csv`}>{copy.report.csv}</CsvLink> : null}
    <ProblemTable problems={problems.slice(0, shownProblems)} />
  </Card>
)

const CsvLink = ({ href, children }: { readonly href: string; readonly children: string }): VNode => (
  <Toolbar label={children}>
    <ButtonLink href={href} icon="download">
      {children}
    </ButtonLink>
  </Toolbar>
)
