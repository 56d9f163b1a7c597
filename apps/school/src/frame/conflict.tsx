import { Alert, ButtonLink, DataTable } from '@preau/ui'
import type { VNode } from 'preact'
import { conflictCopy as copy } from './conflict-copy.fr.ts'
import { formatMoment } from './format.ts'
import { actorLabel } from './operator.ts'
import type { Difference } from './setting-facts.ts'

/** Who changed settings the last, and when. */
export interface LastChange {
  readonly actor: string
  readonly at: Date
}

/** Who did one of these things the last: in a school, to a target, or to any. */
export type LastAct = (asked: {
  readonly school?: string
  readonly target?: string
  /** What the line says of it. */
  readonly about?: Readonly<Record<string, string>>
  readonly actions: readonly string[]
}) => Promise<LastChange | undefined>

/** What the second of two people is shown: who saved when, and what they typed otherwise. */
export interface ConflictProps {
  readonly last: LastChange | undefined
  /** `before` is what is stored, `after` what was typed. */
  readonly differences: readonly Difference[]
  /** The same page without what was typed. */
  readonly again: string
}

export function Conflict({ last, differences, again }: ConflictProps): VNode {
  const by = last === undefined ? copy.somebody : copy.by(actorLabel(last.actor), formatMoment(last.at))
  return (
    <Alert tone="warning" title={copy.title} live action={<ButtonLink href={again}>{copy.again}</ButtonLink>}>
      <p>{by}</p>
      <p>{copy.next}</p>
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={differences}
        rowKey={({ label }) => label}
        empty={copy.same}
        columns={[
          { key: 'label', header: copy.columns.label, rowHeader: true, cell: ({ label }) => label },
          { key: 'theirs', header: copy.columns.theirs, cell: ({ before }) => before },
          { key: 'yours', header: copy.columns.yours, cell: ({ after }) => after },
        ]}
      />
    </Alert>
  )
}
