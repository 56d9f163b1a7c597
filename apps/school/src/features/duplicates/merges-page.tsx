import { ConfirmBox, DataTable } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import { actorLabel, type Visit } from '../../frame/operator.ts'
import { categorySlug } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { DuplicateTabs, duplicatesPath } from './duplicates-page.tsx'
import type { PastMerge } from './duplicates-store.ts'

interface MergesPageProps {
  readonly view: View
  readonly visit: Visit
  readonly merges: readonly PastMerge[]
}

/** Merges that were made, each with the way back. */
export function MergesPage({ view, visit, merges }: MergesPageProps): VNode {
  const { columns, title, empty, undo, question, detail, confirm } = copy.merges
  const path = duplicatesPath(visit)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="duplicates"
      title={title}
      trail={[{ label: copy.title, href: path }]}
    >
      <DuplicateTabs path={path} current="merged" />
      <DataTable
        caption={title}
        captionHidden
        stackOnPhone
        rows={merges}
        rowKey={(merge) => merge.id}
        empty={empty}
        columns={[
          {
            key: 'kept',
            header: columns.kept,
            rowHeader: true,
            cell: ({ keptId, keptName, category }) => (
              <a href={`${clientPath(visit.base)}/ressources/${categorySlug(category)}/${keptId}`}>
                {keptName}
              </a>
            ),
          },
          { key: 'dropped', header: columns.dropped, cell: ({ droppedName }) => droppedName },
          { key: 'at', header: columns.at, cell: ({ mergedAt }) => formatMoment(mergedAt) },
          { key: 'actor', header: columns.actor, cell: ({ actor }) => actorLabel(actor) },
          {
            key: 'undo',
            header: columns.undo,
            cell: ({ id }) => (
              <ConfirmBox
                label={undo}
                question={question}
                detail={detail}
                confirmLabel={confirm}
                action={`${path}/fusions/${id}/annuler`}
                csrf={view.csrf}
                size="small"
                align="end"
              />
            ),
          },
        ]}
      />
    </ClientPage>
  )
}
