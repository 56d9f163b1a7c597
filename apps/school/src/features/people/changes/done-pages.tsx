import { listName } from '@preau/people'
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  type Column,
  ConfirmBox,
  DataTable,
  EmptyState,
  FormActions,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import { formatCount, formatMoment } from '../../../frame/format.ts'
import { actorLabel, type Visit } from '../../../frame/operator.ts'
import { resourceLabel } from '../../../frame/resources.ts'
import type { View } from '../../../frame/view.ts'
import { clientPath } from '../../bases/index.ts'
import { tablePath } from '../table/table-view.ts'
import { changesCopy as copy, valueLabel } from './copy.fr.ts'
import type { DoneChange, DoneLine } from './people-changes.ts'

/** Address of the list of changes. */
export const changesPath = (visit: Visit): string => `${clientPath(visit.base)}/modifications`

interface DonePageProps {
  readonly view: View
  readonly visit: Visit
  readonly change: DoneChange
  readonly lines: readonly DoneLine[]
}

/** What was changed, line by line, and the way back. */
export function DonePage({ view, visit, change, lines }: DonePageProps): VNode {
  const { category, field, count, kept, undoneAt } = change
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={copy.doneTitle(copy.fields[field], count)}
      lead={copy.doneBy(actorLabel(change.actor), formatMoment(change.doneAt))}
      trail={[{ label: copy.list.title, href: changesPath(visit) }]}
    >
      {undoneAt && (
        <Alert tone={kept > 0 ? 'warning' : 'info'}>
          {copy.undoneBy(actorLabel(change.undoneBy ?? ''), formatMoment(undoneAt))}{' '}
          {kept > 0 && copy.kept(kept)}
        </Alert>
      )}
      <FormActions>
        <ButtonLink href={tablePath(visit, category)} icon="list">
          {resourceLabel(category)}
        </ButtonLink>
        {undoneAt || count === 0 ? null : (
          <ConfirmBox
            label={copy.undo}
            icon="arrow-back-up"
            question={copy.undoQuestion(count)}
            detail={copy.undoDetail}
            confirmLabel={copy.undo}
            action={`${changesPath(visit)}/${change.id}/annuler`}
            csrf={view.csrf}
          />
        )}
      </FormActions>
      <Card title={copy.samples} subtitle={copy.firstOf(lines.length, count)} flush>
        <DataTable
          caption={copy.samples}
          captionHidden
          rows={lines}
          rowKey={({ personId }) => personId}
          columns={lineColumns(visit, change)}
          stackOnPhone
        />
      </Card>
    </ClientPage>
  )
}

function lineColumns(visit: Visit, { category, field, undoneAt }: DoneChange): readonly Column<DoneLine>[] {
  const table = tablePath(visit, category)
  return [
    {
      key: 'name',
      header: copy.columns.name,
      rowHeader: true,
      cell: (line) => <a href={`${table}/${line.personId}`}>{listName(line)}</a>,
    },
    { key: 'before', header: copy.columns.before, cell: ({ before }) => valueLabel(field, before) },
    { key: 'after', header: copy.columns.after, cell: ({ after }) => valueLabel(field, after) },
    { key: 'state', header: copy.columns.state, cell: (line) => stateOf(line, undoneAt !== undefined) },
  ]
}

function stateOf({ undone }: DoneLine, changeUndone: boolean): VNode {
  if (undone) return <Badge tone="neutral">{copy.states.undone}</Badge>
  if (changeUndone) return <Badge tone="warning">{copy.states.kept}</Badge>
  return <Badge tone="success">{copy.states.done}</Badge>
}

interface ChangesPageProps {
  readonly view: View
  readonly visit: Visit
  readonly changes: readonly DoneChange[]
}

/** The last changes of the base, each leading to its lines. */
export function ChangesPage({ view, visit, changes }: ChangesPageProps): VNode {
  const columns: readonly Column<DoneChange>[] = [
    {
      key: 'what',
      header: copy.columns.what,
      rowHeader: true,
      cell: ({ id, category, field }) => (
        <a href={`${changesPath(visit)}/${id}`}>{`${resourceLabel(category)}, ${copy.fields[field]}`}</a>
      ),
    },
    { key: 'count', header: copy.columns.count, numeric: true, cell: ({ count }) => formatCount(count) },
    { key: 'when', header: copy.columns.when, nowrap: true, cell: ({ doneAt }) => formatMoment(doneAt) },
    { key: 'who', header: copy.columns.who, cell: ({ actor }) => actorLabel(actor) },
    {
      key: 'state',
      header: copy.columns.state,
      cell: ({ undoneAt }) =>
        undoneAt ? <Badge tone="neutral">{copy.list.undone}</Badge> : copy.states.done,
    },
  ]
  return (
    <ClientPage view={view} visit={visit} section="home" title={copy.list.title} lead={copy.list.lead}>
      <DataTable
        caption={copy.list.title}
        captionHidden
        rows={changes}
        rowKey={({ id }) => id}
        columns={columns}
        empty={
          <EmptyState title={copy.list.empty} icon="history">
            {copy.list.emptyNext}
          </EmptyState>
        }
        stackOnPhone
      />
    </ClientPage>
  )
}
