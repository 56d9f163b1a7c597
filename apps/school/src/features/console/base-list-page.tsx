import { Badge, DataTable, EmptyState } from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import type { Operator } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { consolePath, publicAddress, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'

interface BaseListPageProps {
  readonly view: View
  readonly operator: Operator
  readonly bases: readonly SchoolBase[]
  readonly publicUrl: string
}

/** The bases this operator may open. */
export function BaseListPage({ view, operator, bases, publicUrl }: BaseListPageProps): VNode {
  const { columns } = copy.list
  return (
    <ConsolePage view={view} operator={operator} title={copy.list.title} lead={copy.list.lead} host="bases">
      <DataTable
        caption={copy.list.caption}
        captionHidden
        rows={bases}
        rowKey={(base) => base.id}
        empty={
          <EmptyState title={copy.list.empty} icon="database">
            {copy.list.emptyNext}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: columns.name,
            rowHeader: true,
            cell: (base) => <a href={consolePath(base)}>{base.name}</a>,
          },
          { key: 'uai', header: columns.uai, cell: (base) => base.uai },
          { key: 'address', header: columns.address, cell: (base) => publicAddress(base, publicUrl) },
          {
            key: 'state',
            header: columns.state,
            cell: (base) => <PublicationBadge published={base.published} />,
          },
        ]}
      />
    </ConsolePage>
  )
}

/** *Base publiée / Non publiée*. */
export function PublicationBadge({ published }: { readonly published: boolean }): VNode {
  return (
    <Badge tone={published ? 'success' : 'warning'} icon={published ? 'circle-check' : 'player-stop'}>
      {published ? copy.state.published : copy.state.stopped}
    </Badge>
  )
}
