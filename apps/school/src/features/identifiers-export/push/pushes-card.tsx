import { Badge, Card, DataTable, Form, FormActions, SubmitButton, type Tone } from '@preau/ui'
import type { VNode } from 'preact'
import { formatCount, formatMoment } from '../../../frame/format.ts'
import { actorLabel } from '../../../frame/operator.ts'
import { copy } from './copy.fr.ts'
import type { Push, PushState } from './push-store.ts'

const tones: Readonly<Record<PushState, Tone>> = {
  waiting: 'warning',
  delivered: 'success',
  refused: 'danger',
  'given-up': 'danger',
  replaced: 'neutral',
}

interface PushesCardProps {
  readonly pushes: readonly Push[]
  readonly csrf: string
  /** Address of *Réessayer maintenant*. */
  readonly hurryAction: string
}

/** The files sent to the ENT, and what it answered. */
export function PushesCard({ pushes, csrf, hurryAction }: PushesCardProps): VNode {
  const { columns } = copy
  const hurry = pushes.some(({ state, attempts }) => state === 'waiting' && attempts > 0)
  return (
    <Card
      title={copy.title}
      icon="upload"
      flush
      footer={
        hurry ? (
          <Form action={hurryAction} csrf={csrf}>
            <FormActions>
              <SubmitButton icon="refresh">{copy.hurry}</SubmitButton>
            </FormActions>
          </Form>
        ) : undefined
      }
    >
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={pushes}
        rowKey={({ id }) => id}
        empty={copy.empty}
        columns={[
          { key: 'at', header: columns.at, rowHeader: true, cell: (row) => formatMoment(row.createdAt) },
          { key: 'people', header: columns.people, numeric: true, cell: (row) => formatCount(row.people) },
          {
            key: 'state',
            header: columns.state,
            cell: ({ state }) => <Badge tone={tones[state]}>{copy.states[state]}</Badge>,
          },
          { key: 'detail', header: columns.detail, cell: detailOf },
          { key: 'actor', header: columns.actor, cell: (row) => actorLabel(row.createdBy) },
        ]}
      />
    </Card>
  )
}

function detailOf({ state, receipt, lastProblem, nextAttemptAt, attempts }: Push): string {
  if (state === 'replaced') return copy.replacedBy
  if (receipt)
    return [
      copy.receipt(receipt.given, receipt.waiting),
      ...(receipt.alreadyReceived ? [copy.again] : []),
    ].join(' ')
  if (state !== 'waiting') return lastProblem ?? ''
  if (lastProblem === undefined || nextAttemptAt === undefined) return copy.queued
  return `${lastProblem} ${copy.next(formatMoment(nextAttemptAt), attempts)}`
}
