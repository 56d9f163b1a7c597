import { DataTable, ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import type { PlannedRemoval } from './identifier-imports.ts'
import { AccountCell } from './person-cell.tsx'

const shownRemovals = 200
/** A longer list is folded, so that the button stays in sight. */
const unfoldedRemovals = 10

interface RemovalsProps {
  readonly title: string
  readonly removals: readonly PlannedRemoval[]
}

/** The identifiers that go, each with its cause. */
export function Removals({ title, removals }: RemovalsProps): VNode | null {
  if (removals.length === 0) return null
  return (
    <details open={removals.length <= unfoldedRemovals}>
      <summary>{`${title} (${String(removals.length)})`}</summary>
      <DataTable
        caption={title}
        captionHidden
        stackOnPhone
        rows={removals.slice(0, shownRemovals)}
        rowKey={(removal) => `${removal.pronoteId} ${removal.account.id}`}
        columns={[
          {
            key: 'account',
            header: copy.account,
            rowHeader: true,
            cell: ({ account }) => <AccountCell account={account} />,
          },
          { key: 'id', header: copy.pronoteId, cell: ({ pronoteId }) => <ExactText>{pronoteId}</ExactText> },
          { key: 'cause', header: copy.cause, cell: ({ cause }) => copy.causes[cause] },
        ]}
      />
      {removals.length > shownRemovals && <p>{copy.moreLosers(removals.length - shownRemovals)}</p>}
    </details>
  )
}
