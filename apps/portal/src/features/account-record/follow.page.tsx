import {
  Badge,
  ButtonLink,
  Card,
  type Column,
  ConfirmBox,
  DataTable,
  EmptyState,
  queryHref,
  Toolbar,
} from '@preau/ui'
import type { VNode } from 'preact'
import { auditActionLabel } from '../../frame/audit-actions.fr.ts'
import { formatInstantFr } from '../../frame/format-fr.ts'
import type { PastLogin } from '../account/index.ts'
import { accountPath, AccountTabs } from '../directory/index.ts'
import type { PortalSession } from '../login/index.ts'
import type { PastChange } from './account-history.ts'
import { recordCopy as copy } from './copy.fr.ts'

/** One service, and what decides of it. */
export interface ServiceLine {
  readonly code: string
  readonly title: string
  readonly allowed: boolean
  readonly reason: string
}

export interface FollowPageProps {
  readonly csrf: string
  readonly accountId: string
  readonly services: readonly ServiceLine[]
  readonly sessions: readonly PortalSession[]
  readonly canClose: boolean
  readonly logins: readonly PastLogin[]
  readonly history: readonly PastChange[]
  readonly page: number
  readonly hasMore: boolean
}

export function FollowPage(props: FollowPageProps): VNode {
  return (
    <>
      <AccountTabs accountId={props.accountId} current="follow" />
      <Card title={copy.services} subtitle={copy.servicesLead} icon="plug" flush>
        <DataTable
          caption={copy.services}
          captionHidden
          stackOnPhone
          rows={props.services}
          rowKey={({ code }) => code}
          empty={copy.noService}
          columns={serviceColumns}
        />
      </Card>
      <Sessions {...props} />
      <Card title={copy.logins} icon="login" flush>
        <DataTable
          caption={copy.logins}
          captionHidden
          stackOnPhone
          rows={props.logins}
          rowKey={({ id }) => id}
          empty={<EmptyState title={copy.noLogin} icon="login" />}
          columns={loginColumns}
        />
      </Card>
      <History {...props} />
    </>
  )
}

const serviceColumns: readonly Column<ServiceLine>[] = [
  {
    key: 'service',
    header: copy.service,
    rowHeader: true,
    cell: ({ code, title }) => <a href={`/administration/services/${code}/population`}>{title}</a>,
  },
  {
    key: 'access',
    header: copy.access,
    cell: ({ allowed }) => (
      <Badge tone={allowed ? 'success' : 'neutral'}>{allowed ? copy.open : copy.shut}</Badge>
    ),
  },
  { key: 'reason', header: copy.reason, cell: ({ reason }) => reason },
]

const sessionColumns: readonly Column<PortalSession>[] = [
  {
    key: 'device',
    header: copy.device,
    rowHeader: true,
    cell: ({ data }) => data.browser ?? copy.unknownDevice,
  },
  { key: 'address', header: copy.address, cell: ({ data }) => data.address ?? '' },
  { key: 'since', header: copy.since, cell: ({ openedAt }) => formatInstantFr(openedAt) },
  { key: 'seen', header: copy.lastSeen, cell: ({ lastSeenAt }) => formatInstantFr(lastSeenAt) },
]

function Sessions({ csrf, accountId, sessions, canClose }: FollowPageProps): VNode {
  return (
    <Card title={copy.sessions} icon="device-mobile" flush>
      <DataTable
        caption={copy.sessions}
        captionHidden
        stackOnPhone
        rows={sessions}
        rowKey={({ id }) => id}
        empty={copy.noSession}
        columns={sessionColumns}
      />
      {canClose && sessions.length > 0 && (
        <Toolbar label={copy.sessions}>
          <ConfirmBox
            label={copy.closeAll}
            icon="logout"
            question={copy.closeAllQuestion}
            detail={copy.closeAllDetail}
            confirmLabel={copy.closeAll}
            action={`${accountPath(accountId)}/suivi/connexions/fermer`}
            csrf={csrf}
          />
        </Toolbar>
      )}
    </Card>
  )
}

const loginColumns: readonly Column<PastLogin>[] = [
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

function History({ accountId, history, page, hasMore }: FollowPageProps): VNode {
  const path = `${accountPath(accountId)}/suivi`
  return (
    <Card
      title={copy.history}
      subtitle={copy.historyLead}
      icon="history"
      flush
      id="historique"
      actions={
        <ButtonLink href={`/administration/traces/preuve/${accountId}`} icon="file-export" size="small">
          {copy.exportTraces}
        </ButtonLink>
      }
    >
      <DataTable
        caption={copy.history}
        captionHidden
        stackOnPhone
        rows={history}
        rowKey={({ id }) => id}
        empty={copy.noHistory}
        columns={[
          { key: 'at', header: copy.when, rowHeader: true, cell: ({ at }) => formatInstantFr(at) },
          { key: 'what', header: copy.what, cell: ({ action }) => auditActionLabel(action) },
          { key: 'who', header: copy.who, cell: ({ by }) => by },
        ]}
      />
      {(page > 1 || hasMore) && (
        <Toolbar label={copy.history}>
          {page > 1 && (
            <ButtonLink href={queryHref(path, {}, { page: String(page - 1) })} size="small">
              {copy.newer}
            </ButtonLink>
          )}
          {hasMore && (
            <ButtonLink href={queryHref(path, {}, { page: String(page + 1) })} size="small">
              {copy.older}
            </ButtonLink>
          )}
        </Toolbar>
      )}
    </Card>
  )
}
