import { Badge, ButtonLink, type Column, DataTable, EmptyState, ExactText, Pagination, Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { clientPath, describeSpace, type SchoolBase } from '../bases/index.ts'
import type { FailureRow, FailureState } from './failure-store.ts'
import { copy } from './resolution-copy.fr.ts'

export interface FailuresPageProps {
  readonly view: View
  readonly visit: Visit
  readonly state: FailureState
  readonly page: number
  readonly rows: readonly FailureRow[]
  readonly total: number
  readonly counts: Readonly<Record<FailureState, number>>
}

export const failuresPageSize = 50

export const failureStates = ['open', 'resolved', 'dismissed'] as const satisfies readonly FailureState[]

/** Words of the states in addresses. */
export const stateSlugs = { open: 'a-traiter', resolved: 'resolus', dismissed: 'classes' } as const

export const failuresPath = (base: SchoolBase): string => `${clientPath(base)}/identites/echecs`

export const causesPath = (base: SchoolBase): string => `${clientPath(base)}/identites/causes`

/** List of failed identifications (product.md B4). */
export function FailuresPage(props: FailuresPageProps): VNode {
  const { view, visit, state, page, rows, total } = props
  const path = failuresPath(visit.base)
  const href = (one: FailureState, at = 1): string =>
    `${path}?etat=${stateSlugs[one]}${at > 1 ? `&page=${at}` : ''}`
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="failures"
      title={copy.title}
      lead={copy.lead}
      actions={
        <ButtonLink href={causesPath(visit.base)} icon="chart-bar">
          {copy.causes.title}
        </ButtonLink>
      }
    >
      <Tabs
        label={copy.filter}
        items={failureStates.map((one) => ({
          label: copy.tabs[one],
          href: href(one),
          current: one === state,
          count: props.counts[one],
        }))}
      />
      <DataTable
        caption={copy.caption}
        captionHidden
        columns={columnsOf(path)}
        rows={rows}
        rowKey={(row) => row.id}
        stackOnPhone
        empty={
          <EmptyState title={copy.empty[state]} icon="circle-check">
            {copy.emptyNext}
          </EmptyState>
        }
      />
      <Pagination
        label={copy.pages}
        page={page}
        pageSize={failuresPageSize}
        total={total}
        href={(at) => href(state, at)}
      />
      <p class="pu-hint">{copy.kept}</p>
    </ClientPage>
  )
}

const columnsOf = (path: string): readonly Column<FailureRow>[] => [
  { key: 'date', header: copy.columns.date, rowHeader: true, cell: (row) => <When row={row} /> },
  { key: 'name', header: copy.columns.name, cell: (row) => row.name ?? copy.noName },
  { key: 'space', header: copy.columns.space, cell: (row) => describeSpace(row.space).label },
  { key: 'reason', header: copy.columns.reason, cell: (row) => copy.reasons[row.reason] },
  {
    key: 'casUser',
    header: copy.columns.casUser,
    cell: (row) => (row.casUser === undefined ? copy.noUser : <ExactText>{row.casUser}</ExactText>),
  },
  {
    key: 'form',
    header: copy.columns.form,
    cell: (row) => (row.sentAt === undefined ? copy.notSent : <Badge tone="info">{copy.sent}</Badge>),
  },
  {
    key: 'action',
    header: copy.columns.action,
    headerHidden: true,
    cell: (row) => (
      <ButtonLink href={`${path}/${row.id}`} size="small" label={copy.openOf(formatMoment(row.occurredAt))}>
        {copy.open}
      </ButtonLink>
    ),
  },
]

function When({ row }: { readonly row: FailureRow }): VNode {
  const attempts = copy.attempts(row.attempts)
  return (
    <>
      {formatMoment(row.occurredAt)}
      {attempts === '' ? null : <div class="pu-hint">{attempts}</div>}
    </>
  )
}

const tones = { open: 'warning', resolved: 'success', dismissed: 'neutral' } as const

export const StateBadge = ({ state }: { readonly state: FailureState }): VNode => (
  <Badge tone={tones[state]}>{copy.states[state]}</Badge>
)
