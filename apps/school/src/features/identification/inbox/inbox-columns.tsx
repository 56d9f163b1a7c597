import { Badge, ButtonLink, type Column, ExactText, queryHref, Stack } from '@preau/ui'
import type { VNode } from 'preact'
import { formatCount, formatMoment } from '../../../frame/format.ts'
import type { View } from '../../../frame/view.ts'
import { describeSpace } from '../../bases/index.ts'
import type { FailureRow } from '../failure-store.ts'
import { copy } from '../resolution-copy.fr.ts'
import { ChooseCell } from './bulk-box.tsx'
import { inboxCopy } from './copy.fr.ts'
import { filedInWords } from './filed-in-words.ts'
import { type InboxQuery, writeInbox } from './inbox-query.ts'
import { SureHint, SureLinkButton } from './sure-hint.tsx'
import type { SureLink } from './sure-links.ts'

interface InboxColumnsProps {
  readonly view: View
  readonly query: InboxQuery
  /** Who the lines surely are, by failure. */
  readonly sure: ReadonlyMap<string, SureLink>
  /** Address of the inbox. */
  readonly path: string
}

/** The columns of the inbox; only lines that something can be done to are chosen. */
export function inboxColumns(props: InboxColumnsProps): readonly Column<FailureRow>[] {
  const { query, sure } = props
  const choose: Column<FailureRow> = {
    key: 'choose',
    header: inboxCopy.choose,
    headerHidden: true,
    cell: (row) => (
      <ChooseCell row={row} name={`${row.name ?? copy.noName}, ${formatMoment(row.occurredAt)}`} />
    ),
  }
  return [
    ...(query.etat === 'resolus' ? [] : [choose]),
    ...whenColumns,
    {
      key: 'name',
      header: copy.columns.name,
      sortable: true,
      cell: (row) => <Name row={row} link={sure.get(row.id)} />,
    },
    ...whatColumns,
    {
      key: 'action',
      header: copy.columns.action,
      headerHidden: true,
      cell: (row) => <Actions {...props} row={row} />,
    },
  ]
}

const whenColumns: readonly Column<FailureRow>[] = [
  {
    key: 'date',
    header: copy.columns.date,
    rowHeader: true,
    sortable: true,
    cell: (row) => formatMoment(row.occurredAt),
  },
  {
    key: 'attempts',
    header: inboxCopy.attempts,
    numeric: true,
    sortable: true,
    cell: (row) => formatCount(row.attempts),
  },
]

const whatColumns: readonly Column<FailureRow>[] = [
  { key: 'space', header: copy.columns.space, cell: (row) => describeSpace(row.space).label },
  { key: 'reason', header: copy.columns.reason, cell: (row) => <Reason row={row} /> },
  {
    key: 'casUser',
    header: copy.columns.casUser,
    sortable: true,
    cell: (row) => (row.casUser === undefined ? copy.noUser : <ExactText>{row.casUser}</ExactText>),
  },
]

interface NameProps {
  readonly row: FailureRow
  readonly link: SureLink | undefined
}

const Name = ({ row, link }: NameProps): VNode => (
  <>
    {row.name ?? copy.noName}
    {link === undefined ? null : <SureHint link={link} />}
    {row.sentAt === undefined ? null : (
      <div>
        <Badge tone="info">{copy.sent}</Badge>
      </div>
    )}
  </>
)

function Reason({ row }: { readonly row: FailureRow }): VNode {
  const filed = filedInWords(row)
  return (
    <>
      {copy.reasons[row.reason]}
      {filed === '' ? null : <div class="pu-hint">{filed}</div>}
    </>
  )
}

/** The sheet, and the link of whoever is sure. */
function Actions({ view, query, sure, path, row }: InboxColumnsProps & { readonly row: FailureRow }): VNode {
  const link = sure.get(row.id)
  return (
    <Stack>
      <ButtonLink
        href={queryHref(`${path}/${row.id}`, { liste: writeInbox(query) }, {})}
        size="small"
        label={copy.openOf(formatMoment(row.occurredAt))}
      >
        {copy.open}
      </ButtonLink>
      {link === undefined ? null : <SureLinkButton link={link} inbox={query} csrf={view.csrf} path={path} />}
    </Stack>
  )
}
