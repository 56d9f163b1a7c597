import { displayName, formatDayFr, listName } from '@preau/people'
import {
  Alert,
  Badge,
  Card,
  type Column,
  ConfirmBox,
  DataTable,
  EmptyState,
  ExactText,
  HiddenField,
  SearchBox,
  Stack,
} from '@preau/ui'
import type { VNode } from 'preact'
import type { Visit } from '../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../frame/resources.ts'
import type { View } from '../../frame/view.ts'
import { clientPath } from '../bases/index.ts'
import { pairPath } from '../duplicates/index.ts'
import { failuresPath } from './failures-path.ts'
import type { FailureSheet, PersonFound } from './failure-store.ts'
import { inboxCopy } from './inbox/copy.fr.ts'
import { InboxField } from './inbox/inbox-field.tsx'
import { type InboxQuery, writeInbox } from './inbox/inbox-query.ts'
import type { SureLink } from './inbox/sure-links.ts'
import { copy } from './resolution-copy.fr.ts'

export interface LinkCardProps {
  readonly view: View
  readonly visit: Visit
  readonly inbox: InboxQuery
  readonly sure: SureLink | undefined
  readonly sheet: FailureSheet
  readonly search: string
  readonly found: readonly PersonFound[]
  /** Those whom the rule led to, and whoever is sure. */
  readonly proposed: readonly PersonFound[]
}

/** Search of people and the button that links one, with what it takes away from others said before. */
export function LinkCard(props: LinkCardProps): VNode {
  const { visit, sheet, search, found, proposed } = props
  const text = copy.link
  if (sheet.casUser === undefined)
    return (
      <Card title={text.title} icon="link">
        <Alert tone="info">{text.impossible}</Alert>
      </Card>
    )
  const known = new Set(proposed.map(({ id }) => id))
  const others = found.filter(({ id }) => !known.has(id))
  // A search that finds only the people proposed above has found somebody.
  const isAnswered = search === '' || (others.length === 0 && found.length > 0)
  return (
    <Card title={text.title} icon="link" id="relier">
      <Stack>
        {proposed.length === 0 ? null : <People {...props} people={proposed} caption={text.suggested} />}
        <SearchBox
          action={`${failuresPath(visit.base)}/${sheet.id}`}
          label={text.search}
          placeholder={text.hint}
          value={search}
          keep={{ liste: writeInbox(props.inbox) || undefined }}
        />
        {isAnswered ? null : <People {...props} people={others} caption={text.results} />}
      </Stack>
    </Card>
  )
}

interface PeopleProps extends LinkCardProps {
  readonly people: readonly PersonFound[]
  readonly caption: string
}

function People(props: PeopleProps): VNode {
  return (
    <DataTable
      caption={props.caption}
      rows={props.people}
      rowKey={(row) => row.id}
      stackOnPhone
      columns={columnsOf(props)}
      empty={
        <EmptyState title={copy.link.none} icon="search">
          {copy.link.noneNext}
        </EmptyState>
      }
    />
  )
}

const columnsOf = (props: LinkCardProps): readonly Column<PersonFound>[] => {
  const { columns, noCasId, gone } = copy.link
  const path = `${clientPath(props.visit.base)}/ressources`
  return [
    {
      key: 'name',
      header: columns.name,
      rowHeader: true,
      cell: (row) => (
        <>
          <a href={`${path}/${categorySlug(row.category)}/${row.id}`}>{listName(row)}</a>{' '}
          {row.id === props.sure?.person.id ? <Badge tone="success">{inboxCopy.links.badge}</Badge> : null}
        </>
      ),
    },
    {
      key: 'category',
      header: columns.category,
      cell: (row) => resourceLabel(row.category) + (row.present ? '' : ` (${gone})`),
    },
    { key: 'detail', header: columns.detail, cell: (row) => row.detail ?? '' },
    {
      key: 'birthDate',
      header: columns.birthDate,
      nowrap: true,
      cell: (row) => (row.birthDate === undefined ? '' : formatDayFr(row.birthDate)),
    },
    {
      key: 'casId',
      header: columns.casId,
      cell: (row) => (row.casId === undefined ? noCasId : <ExactText>{row.casId}</ExactText>),
    },
    {
      key: 'action',
      header: columns.action,
      headerHidden: true,
      align: 'end',
      cell: (row) => <LinkButton {...props} person={row} />,
    },
  ]
}

function LinkButton(props: LinkCardProps & { readonly person: PersonFound }): VNode {
  const { view, visit, inbox, sheet, person } = props
  const text = copy.link
  const { holder, casId } = person
  if (casId === sheet.casUser) return <>{text.already}</>
  const detail = [
    holder === undefined ? '' : text.frees(displayName(holder)),
    casId === undefined ? '' : text.replaces(casId),
    text.plain,
  ].join('')
  const button = (
    <ConfirmBox
      label={text.linkOf(displayName(person))}
      question={text.question(sheet.casUser ?? '', displayName(person))}
      detail={detail}
      confirmLabel={holder === undefined ? text.confirm : text.confirmFrees}
      action={`${failuresPath(visit.base)}/${sheet.id}/relier`}
      csrf={view.csrf}
      variant={holder === undefined && casId === undefined ? 'secondary' : 'danger'}
      size="small"
      icon="link"
      align="end"
    >
      <InboxField inbox={inbox} />
      <HiddenField name="personne" value={person.id} />
      {holder === undefined ? null : <HiddenField name="liberer" value={holder.id} />}
      {casId === undefined ? null : <HiddenField name="remplacer" value={casId} />}
    </ConfirmBox>
  )
  if (holder === undefined) return button
  // Two records of one person are better merged than freed: the other one would only fail the next time.
  return (
    <Stack>
      {button}
      <a href={pairPath(visit, [person.id, holder.id])}>{text.compare(displayName(holder))}</a>
    </Stack>
  )
}
