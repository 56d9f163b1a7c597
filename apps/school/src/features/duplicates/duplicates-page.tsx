import { Badge, ButtonLink, type Column, DataTable, EmptyState, Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { Suspected } from './find-duplicates.ts'
import { recordName } from './record-name.ts'

interface DuplicatesPageProps {
  readonly view: View
  readonly visit: Visit
  readonly pairs: readonly Suspected[]
  readonly total: number
}

const tones = { sure: 'danger', probable: 'warning', possible: 'info' } as const

/** Address of the list. */
export const duplicatesPath = ({ base }: Pick<Visit, 'base'>): string =>
  `${clientPath(base)}/identites/doublons`

/** Address where two records are compared. */
export const pairPath = (visit: Pick<Visit, 'base'>, [one, other]: readonly [string, string]): string =>
  `${duplicatesPath(visit)}/${one}/${other}`

/** Who may have been entered twice, the surest first. */
export function DuplicatesPage({ view, visit, pairs, total }: DuplicatesPageProps): VNode {
  const path = duplicatesPath(visit)
  return (
    <ClientPage view={view} visit={visit} section="duplicates" title={copy.title} lead={copy.lead}>
      <DuplicateTabs path={path} current="open" count={total} />
      {total > pairs.length ? <p>{copy.shown(pairs.length, total)}</p> : null}
      <DataTable
        caption={copy.title}
        captionHidden
        stackOnPhone
        rows={pairs}
        rowKey={({ left, right }) => `${left.id}:${right.id}`}
        empty={
          <EmptyState title={copy.nobody} icon="users">
            {copy.nobodyNext}
          </EmptyState>
        }
        columns={columnsOf(visit)}
      />
    </ClientPage>
  )
}

const columnsOf = (visit: Visit): readonly Column<Suspected>[] => [
  {
    key: 'pair',
    header: copy.columns.pair,
    rowHeader: true,
    cell: ({ left, right }) => (
      <>
        {recordName(left)}
        <br />
        {recordName(right)}
      </>
    ),
  },
  { key: 'category', header: copy.columns.category, cell: ({ left }) => resourceLabel(left.category) },
  {
    key: 'grade',
    header: copy.columns.grade,
    cell: ({ grade }) => <Badge tone={tones[grade]}>{copy.grades[grade]}</Badge>,
  },
  {
    key: 'reasons',
    header: copy.columns.reasons,
    cell: ({ reasons }) => reasons.map((reason) => copy.reasons[reason]).join(', '),
  },
  {
    key: 'action',
    header: copy.columns.action,
    headerHidden: true,
    cell: ({ left, right }) => (
      <ButtonLink
        href={pairPath(visit, [left.id, right.id])}
        size="small"
        label={`${copy.compare} ${recordName(left)} / ${recordName(right)}`}
      >
        {copy.compare}
      </ButtonLink>
    ),
  },
]

interface DuplicateTabsProps {
  readonly path: string
  readonly current: 'open' | 'merged'
  readonly count?: number
}

/** Pairs to look at, and what was merged. */
export const DuplicateTabs = ({ path, current, count }: DuplicateTabsProps): VNode => (
  <Tabs
    label={copy.views}
    items={[
      { label: copy.open, href: path, current: current === 'open', count },
      { label: copy.merged, href: `${path}/fusions`, current: current === 'merged' },
    ]}
  />
)
