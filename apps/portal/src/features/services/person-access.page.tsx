import { Badge, Card, DataTable, EmptyState } from '@preau/ui'
import type { VNode } from 'preact'
import { personAccessCopy as copy } from './copy.fr.ts'

export interface PersonAccessPageProps {
  readonly rows: readonly {
    readonly code: string
    readonly title: string
    readonly allowed: boolean
    readonly because: string
  }[]
}

/** Every service for one person: in or out, and what decides. */
export function PersonAccessPage({ rows }: PersonAccessPageProps): VNode {
  return (
    <Card flush>
      <DataTable
        caption={copy.lead}
        captionHidden
        stackOnPhone
        rows={rows}
        rowKey={({ code }) => code}
        empty={<EmptyState title={copy.none} icon="plug" />}
        columns={[
          {
            key: 'service',
            header: copy.service,
            rowHeader: true,
            cell: ({ code, title }) => <a href={`/administration/services/${code}/population`}>{title}</a>,
          },
          {
            key: 'access',
            header: copy.access,
            cell: ({ allowed }) => (
              <Badge tone={allowed ? 'success' : 'danger'}>{allowed ? copy.yes : copy.no}</Badge>
            ),
          },
          { key: 'because', header: copy.because, cell: ({ because }) => because },
        ]}
      />
    </Card>
  )
}
