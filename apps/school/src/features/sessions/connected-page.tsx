import { listName } from '@preau/people'
import {
  Card,
  type Column,
  ConfirmBox,
  DataTable,
  Form,
  HiddenField,
  Pagination,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath, describeSpace, type SchoolBase } from '../bases/index.ts'
import type { ConnectedPerson } from './connected-store.ts'
import { copy } from './copy.fr.ts'

interface ConnectedPageProps {
  readonly view: View
  readonly visit: Visit
  readonly rows: readonly ConnectedPerson[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
}

export const connectedPath = (base: SchoolBase): string => `${clientPath(base)}/identites/connectes`

/** Who has a space open, with the way to close it (product.md B5). */
export function ConnectedPage(props: ConnectedPageProps): VNode {
  const { view, visit, total, page, pageSize } = props
  const path = connectedPath(visit.base)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="connected"
      title={copy.title}
      lead={copy.lead}
      actions={total === 0 ? undefined : <DisconnectAll path={path} csrf={view.csrf} />}
    >
      <Card flush>
        <DataTable
          caption={copy.caption(total)}
          columns={columnsOf(props)}
          rows={props.rows}
          rowKey={(row) => row.sessionId}
          empty={copy.empty}
          stackOnPhone
        />
        {total <= pageSize ? null : (
          <Pagination
            label={copy.pages}
            page={page}
            pageSize={pageSize}
            total={total}
            href={(wanted) => `${path}?page=${wanted}`}
          />
        )}
      </Card>
    </ClientPage>
  )
}

const DisconnectAll = ({ path, csrf }: { readonly path: string; readonly csrf: string }): VNode => (
  <ConfirmBox
    label={copy.all}
    question={copy.allQuestion}
    detail={copy.allDetail}
    confirmLabel={copy.all}
    action={`${path}/deconnecter`}
    csrf={csrf}
    icon="logout"
    align="end"
  >
    <HiddenField name="session" value="toutes" />
  </ConfirmBox>
)

function columnsOf({ visit, view }: ConnectedPageProps): readonly Column<ConnectedPerson>[] {
  const { columns } = copy
  const sheet = (row: ConnectedPerson): string =>
    `${clientPath(visit.base)}/ressources/${categorySlug(row.category)}/${row.personId}`
  return [
    {
      key: 'name',
      header: columns.name,
      rowHeader: true,
      cell: (row) => <a href={sheet(row)}>{listName(row)}</a>,
    },
    { key: 'space', header: columns.space, cell: (row) => describeSpace(row.space).label },
    { key: 'via', header: columns.via, cell: (row) => copy.via[row.via] },
    { key: 'since', header: columns.since, cell: (row) => formatMoment(row.openedAt) },
    { key: 'seen', header: columns.seen, cell: (row) => formatMoment(row.lastSeenAt) },
    {
      key: 'action',
      header: columns.action,
      headerHidden: true,
      align: 'end',
      cell: (row) => (
        <Form action={`${connectedPath(visit.base)}/deconnecter`} csrf={view.csrf}>
          <HiddenField name="session" value={row.sessionId} />
          <SubmitButton variant="secondary" size="small" label={copy.one(listName(row))}>
            {copy.oneShort}
          </SubmitButton>
        </Form>
      ),
    },
  ]
}
