import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  ExactText,
  Pagination,
  SearchBox,
  Tabs,
  Toolbar,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatCount, formatMoment, formatSchoolYear } from '../../frame/format.ts'
import type { Operator } from '../../frame/operator.ts'
import { StageBadge } from '../../frame/stage-badge.tsx'
import type { View } from '../../frame/view.ts'
import { consolePath, publicAddress, type SchoolBase } from '../bases/index.ts'
import { type BaseQuery, isSortKey, listHref, pageSize } from './base-query.ts'
import { copy } from './copy.fr.ts'
import type { BaseFigures } from './hosting.ts'

interface BaseListPageProps {
  readonly view: View
  readonly operator: Operator
  readonly query: BaseQuery
  /** Those of the page. */
  readonly bases: readonly SchoolBase[]
  readonly figures: ReadonlyMap<string, BaseFigures>
  readonly total: number
  /** Whether the operator may open any base at all. */
  readonly hasAny: boolean
  readonly publicUrl: string
}

/** The bases this operator may open, by pages. */
export function BaseListPage(props: BaseListPageProps): VNode {
  const { view, operator, query, bases, total } = props
  return (
    <ConsolePage
      view={view}
      operator={operator}
      title={copy.list.title}
      lead={copy.list.lead}
      host="bases"
      actions={
        operator.allBases ? (
          <ButtonLink href="/hebergement/bases/nouvelle" icon="plus" variant="primary">
            {copy.list.add}
          </ButtonLink>
        ) : undefined
      }
    >
      <StageTabs {...props} />
      <Toolbar label={copy.list.search}>
        <SearchBox
          action="/console"
          label={copy.list.search}
          value={query.q}
          keep={{ etat: query.etat === 'service' ? undefined : query.etat }}
        />
      </Toolbar>
      <DataTable
        caption={copy.list.caption}
        captionHidden
        stackOnPhone
        rows={bases}
        rowKey={(base) => base.id}
        sort={{ key: query.tri, direction: query.sens }}
        sortHref={(key, direction) =>
          listHref(query, { tri: isSortKey(key) ? key : 'name', sens: direction, page: 1 })
        }
        empty={<NoBase {...props} />}
        columns={columnsOf(props)}
      />
      <Pagination
        label={copy.list.pages}
        page={query.page}
        pageSize={pageSize}
        total={total}
        href={(page) => listHref(query, { page })}
      />
    </ConsolePage>
  )
}

function StageTabs({ query, operator }: BaseListPageProps): VNode {
  const tab = (etat: BaseQuery['etat']) => ({
    label: copy.list.tabs[etat],
    href: listHref(query, { etat, page: 1 }),
    current: query.etat === etat,
  })
  const items = [tab('service'), tab('archives'), ...(operator.allBases ? [tab('supprimees')] : [])]
  return <Tabs label={copy.list.filter} items={items} />
}

function NoBase({ hasAny, operator }: Pick<BaseListPageProps, 'hasAny' | 'operator'>): VNode {
  const texts = copy.list.nothing[hasAny ? 'here' : operator.allBases ? 'forHost' : 'forSupervisor']
  return (
    <EmptyState title={texts.title} icon="database">
      {texts.next}
    </EmptyState>
  )
}

function columnsOf({ figures, publicUrl }: BaseListPageProps): readonly Column<SchoolBase>[] {
  const { columns, never, unknown } = copy.list
  const count = (key: 'people' | 'connected' | 'openFailures') => (base: SchoolBase) =>
    formatCount(figures.get(base.id)?.[key] ?? 0)
  return [
    {
      key: 'name',
      header: columns.name,
      sortable: true,
      rowHeader: true,
      cell: (base) => (
        <>
          <a href={consolePath(base)}>{base.name}</a>
          <br />
          <ExactText>{publicAddress(base, publicUrl)}</ExactText>
        </>
      ),
    },
    { key: 'uai', header: columns.uai, sortable: true, cell: (base) => base.uai },
    { key: 'state', header: columns.state, sortable: true, cell: (base) => <StageBadge base={base} /> },
    {
      key: 'year',
      header: columns.year,
      sortable: true,
      nowrap: true,
      cell: ({ schoolYear }) => (schoolYear === undefined ? unknown : formatSchoolYear(schoolYear)),
    },
    { key: 'people', header: columns.people, sortable: true, numeric: true, cell: count('people') },
    { key: 'connected', header: columns.connected, sortable: true, numeric: true, cell: count('connected') },
    {
      key: 'export',
      header: columns.export,
      sortable: true,
      cell: (base) => {
        const at = figures.get(base.id)?.lastExportAt
        return at ? formatMoment(at) : never
      },
    },
    { key: 'failures', header: columns.failures, sortable: true, numeric: true, cell: count('openFailures') },
  ]
}
