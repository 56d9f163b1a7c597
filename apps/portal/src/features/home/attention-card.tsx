import { Card, DataTable, EmptyState } from '@preau/ui'
import type { VNode } from 'preact'
import { formatNumberFr } from '../../frame/format-fr.ts'
import { type AttentionFigures, type AttentionKind, attentionKinds } from './attention.ts'
import { attentionCopy as copy } from './copy.fr.ts'

const hrefs: Readonly<Record<AttentionKind, (since: string) => string>> = {
  imports: () => '/administration/identifiants-pronote',
  deliveries: () => '/administration/annuaire/livraisons',
  refusals: (since) => `/administration/traces?quoi=refus&du=${since}`,
  servicesForNobody: () => '/administration/services?etat=published',
  servicesOver: () => '/administration/services?etat=published',
  unresolved: () => '/administration/indicateurs',
  duplicates: () => '/administration/annuaire/doublons',
}

interface AttentionCardProps {
  readonly figures: AttentionFigures
  readonly since: string
}

/** What waits for the administrator, each with its number and the page where it is dealt with. */
export function AttentionCard({ figures, since }: AttentionCardProps): VNode {
  const waiting = attentionKinds.filter((kind) => figures[kind] > 0)
  return (
    <Card title={copy.title} icon="bell" flush>
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={waiting}
        rowKey={(kind) => kind}
        empty={<EmptyState title={copy.nothing} icon="check" />}
        columns={[
          {
            key: 'what',
            header: copy.what,
            rowHeader: true,
            cell: (kind) => <a href={hrefs[kind](since)}>{copy.kinds[kind].what}</a>,
          },
          { key: 'count', header: copy.count, numeric: true, cell: (kind) => formatNumberFr(figures[kind]) },
          { key: 'next', header: copy.next, cell: (kind) => copy.kinds[kind].next },
        ]}
      />
    </Card>
  )
}
