import { Badge, Card, DataTable } from '@preau/ui'
import type { VNode } from 'preact'
import { problemsCopy as copy } from './copy.fr.ts'
import type { FileProblem } from './import-run.ts'

/** The lines of the file that were rejected, and smaller remarks. */
export function ProblemsPage({ problems }: { readonly problems: readonly FileProblem[] }): VNode {
  return (
    <Card title={copy.title} icon="alert-triangle" flush>
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={problems}
        rowKey={(row) => JSON.stringify(row)}
        empty={copy.none}
        columns={[
          {
            key: 'line',
            header: copy.line,
            numeric: true,
            cell: ({ line }) => (line === 0 ? '' : String(line)),
          },
          { key: 'who', header: copy.who, rowHeader: true, cell: ({ record }) => record },
          {
            key: 'kind',
            header: copy.kind,
            cell: ({ rejected }) => (
              <Badge tone={rejected ? 'danger' : 'neutral'}>{rejected ? copy.rejected : copy.notice}</Badge>
            ),
          },
          { key: 'reason', header: copy.reason, cell: ({ reason }) => reason },
          { key: 'advice', header: copy.advice, cell: ({ advice }) => advice },
        ]}
      />
    </Card>
  )
}
