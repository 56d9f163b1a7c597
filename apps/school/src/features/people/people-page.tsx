import { formatDayFr, type PersonCategory } from '@preau/people'
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  Icon,
  Pagination,
  SearchBox,
  Tabs,
  Toolbar,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import { isAddedByHand } from './by-hand.ts'
import { copy } from './copy.fr.ts'
import { isSortKey, pageSize, peopleHref, type PeopleQueryInput } from './people-query.ts'
import type { PersonRow } from './person.ts'

interface PeoplePageProps {
  readonly view: View
  readonly visit: Visit
  readonly category: PersonCategory
  readonly input: PeopleQueryInput
  readonly rows: readonly PersonRow[]
  readonly total: number
}

/** A table of *Ressources*: sortable, searchable, by pages; identifiers when their management is active. */
export function PeoplePage(props: PeoplePageProps): VNode {
  const { view, visit, category, input, rows, total } = props
  const path = `${clientPath(visit.base)}/ressources/${categorySlug(category)}`
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={resourceLabel(category)}
      lead={copy.table.count(total)}
      actions={isAddedByHand(category) ? <AddButtons path={path} category={category} /> : undefined}
    >
      <WhoTabs path={path} input={input} />
      <Toolbar label={copy.table.search}>
        <SearchBox
          action={path}
          label={copy.table.search}
          value={input.q}
          keep={{ etat: input.etat === 'presents' ? undefined : input.etat }}
        />
      </Toolbar>
      <DataTable
        caption={resourceLabel(category)}
        captionHidden
        columns={columnsOf(props, path)}
        rows={rows}
        rowKey={(row) => row.id}
        sort={{ key: input.tri, direction: input.sens }}
        sortHref={(key, direction) =>
          peopleHref(path, input, { tri: isSortKey(key) ? key : 'name', sens: direction, page: 1 })
        }
        empty={
          <EmptyState title={copy.table.empty} icon="search">
            {copy.table.emptyNext}
          </EmptyState>
        }
      />
      <Pagination
        label={copy.table.pages}
        page={input.page}
        pageSize={pageSize}
        total={total}
        href={(page) => peopleHref(path, input, { page })}
      />
    </ClientPage>
  )
}

function AddButtons({
  path,
  category,
}: {
  readonly path: string
  readonly category: 'workTutor' | 'inspector'
}): VNode {
  return (
    <>
      <ButtonLink href={`${path}/importer`} icon="file-import">
        {copy.csv.action}
      </ButtonLink>
      <ButtonLink href={`${path}/nouveau`} icon="plus" variant="primary">
        {copy.add.action[category]}
      </ButtonLink>
    </>
  )
}

function WhoTabs({ path, input }: { readonly path: string; readonly input: PeopleQueryInput }): VNode {
  const tab = (etat: PeopleQueryInput['etat'], label: string) => ({
    label,
    href: peopleHref(path, input, { etat, page: 1 }),
    current: input.etat === etat,
  })
  return (
    <Tabs
      label={copy.table.filter}
      items={[tab('presents', copy.table.present), tab('anciens', copy.table.former)]}
    />
  )
}

function columnsOf({ visit, category }: PeoplePageProps, path: string): readonly Column<PersonRow>[] {
  const { columns } = copy.table
  const detail = copy.detail[category]
  return [
    {
      key: 'name',
      header: columns.name,
      sortable: true,
      rowHeader: true,
      cell: (row) => <a href={`${path}/${row.id}`}>{row.lastName}</a>,
    },
    { key: 'firstName', header: columns.firstName, cell: (row) => row.firstName },
    ...(category === 'pupil' || category === 'teacher' ? [birthDateColumn] : []),
    { key: 'detail', header: detail, sortable: true, cell: (row) => row.detail ?? '' },
    ...(visit.base.entIdentifiers ? identifierColumns(path) : []),
  ]
}

const birthDateColumn: Column<PersonRow> = {
  key: 'birthDate',
  header: copy.table.columns.birthDate,
  sortable: true,
  nowrap: true,
  cell: (row) => (row.birthDate === undefined ? '' : formatDayFr(row.birthDate)),
}

const identifierColumns = (path: string): readonly Column<PersonRow>[] => [
  {
    key: 'pronoteId',
    header: copy.table.columns.pronoteId,
    sortable: true,
    nowrap: true,
    cell: (row) => <code>{row.pronoteId}</code>,
  },
  {
    key: 'casId',
    header: copy.table.columns.casId,
    sortable: true,
    nowrap: true,
    cell: (row) => (
      <>
        {row.casId === undefined ? copy.table.noCasId : <code>{row.casId}</code>}{' '}
        <a href={`${path}/${row.id}#identifiants`}>
          <Icon name="pencil" label={copy.table.edit(`${row.firstName} ${row.lastName}`)} />
        </a>
      </>
    ),
  },
]
