import { Badge, Card, type Column, ConfirmBox, DataTable, EmptyState } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import type { PortalSession } from '../login/index.ts'
import { loginsCopy as copy } from './copy.fr.ts'
import type { PastLogin } from './own-accounts.ts'

export interface LoginsPageProps {
  readonly csrf: string
  readonly sessions: readonly PortalSession[]
  /** The session of this very page. */
  readonly currentId: string | undefined
  readonly logins: readonly PastLogin[]
}

/** Where one is logged in, where one logged in lately, and what to do about a log-in one does not recognise. */
export function LoginsPage(props: LoginsPageProps): VNode {
  return (
    <>
      <Card title={copy.open} icon="device-mobile" subtitle={copy.openLead} flush>
        <DataTable
          caption={copy.open}
          captionHidden
          rows={[...props.sessions]}
          rowKey={(row) => row.id}
          columns={sessionColumns(props)}
          stackOnPhone
        />
      </Card>
      <Card title={copy.everywhere} icon="logout">
        <p>{copy.everywhereLead}</p>
        <ConfirmBox
          label={copy.everywhere}
          question={copy.everywhereQuestion}
          detail={copy.everywhereDetail}
          confirmLabel={copy.everywhere}
          action="/compte/connexions/partout"
          csrf={props.csrf}
          icon="logout"
        />
      </Card>
      <Card title={copy.last} icon="history" subtitle={copy.lastLead} flush>
        <DataTable
          caption={copy.last}
          captionHidden
          rows={[...props.logins]}
          rowKey={(row) => row.id}
          columns={loginColumns}
          empty={<EmptyState title={copy.noLogin} icon="history" />}
          stackOnPhone
        />
      </Card>
      <Card title={copy.notMe} icon="shield-lock">
        <p>{copy.notMeLead}</p>
        <ConfirmBox
          label={copy.notMe}
          question={copy.notMeQuestion}
          detail={copy.notMeDetail}
          confirmLabel={copy.notMeConfirm}
          action="/compte/connexions/pas-moi"
          csrf={props.csrf}
          icon="user-x"
        />
      </Card>
    </>
  )
}

function sessionColumns({ csrf, currentId }: LoginsPageProps): Column<PortalSession>[] {
  return [
    {
      key: 'browser',
      header: copy.device,
      rowHeader: true,
      cell: ({ id, data }) => (
        <>
          {data.browser ?? copy.unknownDevice} {id === currentId && <Badge tone="success">{copy.here}</Badge>}
        </>
      ),
    },
    { key: 'address', header: copy.address, cell: ({ data }) => data.address ?? '' },
    { key: 'opened', header: copy.since, cell: ({ openedAt }) => formatInstantFr(openedAt) },
    { key: 'seen', header: copy.lastSeen, cell: ({ lastSeenAt }) => formatInstantFr(lastSeenAt) },
    {
      key: 'close',
      header: copy.action,
      headerHidden: true,
      align: 'end',
      cell: ({ id }) =>
        id !== currentId && (
          <ConfirmBox
            label={copy.close}
            question={copy.closeQuestion}
            confirmLabel={copy.close}
            action={`/compte/connexions/${id}/fermer`}
            csrf={csrf}
            size="small"
            align="end"
          />
        ),
    },
  ]
}

const loginColumns: Column<PastLogin>[] = [
  { key: 'at', header: copy.when, rowHeader: true, cell: ({ at }) => formatInstantFr(at) },
  {
    key: 'outcome',
    header: copy.outcome,
    cell: ({ outcome }) => (
      <Badge tone={outcome === 'opened' ? 'success' : 'warning'}>{copy.outcomes[outcome]}</Badge>
    ),
  },
  { key: 'browser', header: copy.device, cell: ({ browser }) => browser ?? '' },
  { key: 'address', header: copy.address, cell: ({ address }) => address ?? '' },
]
