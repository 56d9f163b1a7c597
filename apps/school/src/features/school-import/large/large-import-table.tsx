import { Badge, Card, DataTable, type Tone } from '@preau/ui'
import type { VNode } from 'preact'
import { formatMoment } from '../../../frame/format.ts'
import { actorLabel, type Visit } from '../../../frame/operator.ts'
import { copy as importCopy } from '../copy.fr.ts'
import { largeCopy } from './copy.fr.ts'
import type { LargeImport, LargeState } from './large-imports.ts'
import { largePath } from './large-path.ts'
import { shownState } from './shown-state.ts'

/** Large files of a base, whoever sent them. */
export interface LargeImportTableProps {
  readonly visit: Visit
  readonly large: readonly LargeImport[]
  readonly now: Date
}

const tones: Readonly<Record<LargeState | 'stalled', Tone>> = {
  waiting: 'info',
  working: 'info',
  'to-check': 'warning',
  done: 'success',
  refused: 'danger',
  interrupted: 'danger',
  stalled: 'warning',
}

/** *Imports suivis*: those that somebody works on or should look at, each with its page; null when there are none. */
export function LargeImportTable({ visit, large, now }: LargeImportTableProps): VNode | null {
  if (large.length === 0) return null
  const { title, columns, states } = largeCopy.list
  return (
    <Card title={title} icon="clock" flush>
      <DataTable
        caption={title}
        captionHidden
        rows={large}
        rowKey={(one) => one.id}
        stackOnPhone
        columns={[
          {
            key: 'files',
            header: columns.files,
            rowHeader: true,
            cell: (one) => <a href={largePath(visit.base, one.id)}>{one.fileNames.join(', ')}</a>,
          },
          { key: 'kind', header: columns.kind, cell: (one) => importCopy.runs.kinds[one.kind] },
          {
            key: 'state',
            header: columns.state,
            cell: (one) => <Badge tone={tones[shownState(one, now)]}>{states[shownState(one, now)]}</Badge>,
          },
          { key: 'at', header: columns.at, cell: (one) => formatMoment(one.receivedAt) },
          { key: 'actor', header: columns.actor, cell: (one) => actorLabel(one.actor) },
        ]}
      />
    </Card>
  )
}
