import { Alert, DataTable } from '@preau/ui'
import type { VNode } from 'preact'
import { conflictCopy } from './copy.fr.ts'

/** One field that two administrators filled differently. */
export interface Difference {
  readonly label: string
  readonly theirs: string
  readonly yours: string
}

/** What the second of two administrators is shown: who saved when, and the fields that differ. */
export interface ConflictProps {
  /** What was changed meanwhile; a service unless said. */
  readonly title?: string
  readonly sentence: string
  readonly differences: readonly Difference[]
}

export function Conflict({ title = conflictCopy.title, sentence, differences }: ConflictProps): VNode {
  return (
    <Alert tone="warning" title={title} live>
      <p>{sentence}</p>
      {differences.length > 0 && (
        <DataTable
          caption={title}
          captionHidden
          rows={differences}
          rowKey={(row) => row.label}
          columns={[
            { key: 'field', header: conflictCopy.field, rowHeader: true, cell: (row) => row.label },
            { key: 'theirs', header: conflictCopy.theirs, cell: (row) => row.theirs },
            { key: 'yours', header: conflictCopy.yours, cell: (row) => row.yours },
          ]}
        />
      )}
    </Alert>
  )
}
