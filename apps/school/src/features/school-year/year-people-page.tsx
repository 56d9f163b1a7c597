import { DataTable, Pagination } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { YearPerson } from './school-year.ts'
import { yearPath } from './year-view.ts'

export const pageSize = 50

interface YearPeoplePageProps {
  readonly view: View
  readonly visit: Visit
  readonly who: 'leaving' | 'arriving'
  /** Where their sheets are. */
  readonly home: SchoolBase
  readonly rows: readonly YearPerson[]
  readonly total: number
  readonly page: number
}

/** Those who leave, or arrive, at the change of year. */
export function YearPeoplePage({ view, visit, who, home, rows, total, page }: YearPeoplePageProps): VNode {
  const { columns, none, pages } = copy.people
  const path = `${yearPath(visit.base)}/${who === 'leaving' ? 'sortants' : 'arrivants'}`
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="school-year"
      title={copy.people[who].title}
      lead={copy.people[who].lead}
      trail={[{ label: copy.title, href: yearPath(visit.base) }]}
    >
      <DataTable
        caption={copy.people[who].title}
        captionHidden
        stackOnPhone
        rows={rows}
        rowKey={({ id }) => id}
        empty={none}
        columns={[
          {
            key: 'name',
            header: columns.name,
            rowHeader: true,
            cell: (row) => (
              <a href={`${clientPath(home)}/ressources/${categorySlug(row.category)}/${row.id}`}>
                {row.lastName} {row.firstName}
              </a>
            ),
          },
          { key: 'category', header: columns.category, cell: ({ category }) => resourceLabel(category) },
          {
            key: 'pronoteId',
            header: columns.pronoteId,
            nowrap: true,
            cell: (row) => <code>{row.pronoteId}</code>,
          },
        ]}
      />
      <Pagination
        label={pages}
        page={page}
        pageSize={pageSize}
        total={total}
        href={(to) => (to > 1 ? `${path}?page=${to}` : path)}
      />
    </ClientPage>
  )
}
