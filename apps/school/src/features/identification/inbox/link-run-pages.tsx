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
  ExactText,
  FormActions,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import { formatCount, formatMoment } from '../../../frame/format.ts'
import { actorLabel, type Visit } from '../../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../../frame/resources.ts'
import type { View } from '../../../frame/view.ts'
import { clientPath, type SchoolBase } from '../../bases/index.ts'
import { failuresPath } from '../failures-path.ts'
import { copy as words } from '../resolution-copy.fr.ts'
import { inboxCopy } from './copy.fr.ts'
import type { LinkedLine, LinkRun } from './link-runs.ts'

const copy = inboxCopy.links

export const linkRunsPath = (base: SchoolBase): string => `${clientPath(base)}/identites/liens`

interface LinkRunPageProps {
  readonly view: View
  readonly visit: Visit
  readonly run: LinkRun
  readonly lines: readonly LinkedLine[]
}

/** Who was linked at once, and the way back. */
export function LinkRunPage({ view, visit, run, lines }: LinkRunPageProps): VNode {
  const { undoneAt, undoneBy = '', kept, count } = run
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="failures"
      title={copy.runTitle(count)}
      lead={copy.doneBy(actorLabel(run.actor), formatMoment(run.doneAt))}
      trail={[
        { label: words.title, href: failuresPath(visit.base) },
        { label: copy.list, href: linkRunsPath(visit.base) },
      ]}
    >
      {undoneAt && (
        <Alert tone={kept > 0 ? 'warning' : 'info'}>
          {copy.undoneBy(actorLabel(undoneBy), formatMoment(undoneAt))} {kept > 0 && copy.kept(kept)}
        </Alert>
      )}
      <FormActions>
        <ButtonLink href={failuresPath(visit.base)} icon="list">
          {inboxCopy.bulk.back}
        </ButtonLink>
        {undoneAt ? null : (
          <ConfirmBox
            label={copy.undo}
            icon="arrow-back-up"
            question={copy.undoQuestion(count)}
            detail={copy.undoDetail}
            confirmLabel={copy.undo}
            action={`${linkRunsPath(visit.base)}/${run.id}/annuler`}
            csrf={view.csrf}
          />
        )}
      </FormActions>
      <Card title={copy.people} flush>
        <DataTable
          caption={copy.people}
          captionHidden
          rows={lines}
          rowKey={({ personId }) => personId}
          columns={lineColumns(visit, undoneAt !== undefined)}
          stackOnPhone
        />
      </Card>
    </ClientPage>
  )
}

const lineColumns = ({ base }: Visit, isUndone: boolean): readonly Column<LinkedLine>[] => [
  {
    key: 'name',
    header: copy.columns.person,
    rowHeader: true,
    cell: (line) => (
      <a href={`${clientPath(base)}/ressources/${categorySlug(line.category)}/${line.personId}`}>
        {listName(line)}
      </a>
    ),
  },
  { key: 'category', header: copy.columns.category, cell: ({ category }) => resourceLabel(category) },
  { key: 'casId', header: words.columns.casUser, cell: ({ casId }) => <ExactText>{casId}</ExactText> },
  { key: 'state', header: copy.columns.state, cell: (line) => stateOf(line, isUndone) },
]

function stateOf({ undone }: LinkedLine, isUndone: boolean): VNode {
  if (undone) return <Badge tone="neutral">{copy.states.undone}</Badge>
  if (isUndone) return <Badge tone="warning">{copy.states.kept}</Badge>
  return <Badge tone="success">{copy.states.done}</Badge>
}

interface LinkRunsPageProps {
  readonly view: View
  readonly visit: Visit
  readonly runs: readonly LinkRun[]
}

/** The last links given at once, each leading to its people. */
export function LinkRunsPage({ view, visit, runs }: LinkRunsPageProps): VNode {
  const path = linkRunsPath(visit.base)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="failures"
      title={copy.list}
      lead={copy.listLead}
      trail={[{ label: words.title, href: failuresPath(visit.base) }]}
    >
      <DataTable
        caption={copy.list}
        captionHidden
        rows={runs}
        rowKey={({ id }) => id}
        stackOnPhone
        columns={[
          {
            key: 'when',
            header: words.columns.date,
            rowHeader: true,
            cell: ({ id, doneAt }) => <a href={`${path}/${id}`}>{formatMoment(doneAt)}</a>,
          },
          { key: 'who', header: copy.columns.actor, cell: ({ actor }) => actorLabel(actor) },
          {
            key: 'count',
            header: copy.columns.count,
            numeric: true,
            cell: ({ count }) => formatCount(count),
          },
          {
            key: 'state',
            header: copy.columns.state,
            cell: ({ undoneAt }) => (undoneAt ? copy.states.undone : copy.states.done),
          },
        ]}
        empty={
          <EmptyState title={copy.listEmpty} icon="link">
            {copy.listEmptyNext}
          </EmptyState>
        }
      />
    </ClientPage>
  )
}
