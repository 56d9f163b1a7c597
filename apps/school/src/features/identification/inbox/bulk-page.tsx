import {
  Alert,
  ButtonLink,
  Card,
  DataTable,
  ExactText,
  Form,
  FormActions,
  HiddenField,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import { formatMoment } from '../../../frame/format.ts'
import type { Visit } from '../../../frame/operator.ts'
import type { View } from '../../../frame/view.ts'
import { describeSpace } from '../../bases/index.ts'
import type { FailureRow } from '../failure-store.ts'
import { failuresPath } from '../failures-path.ts'
import { copy as words } from '../resolution-copy.fr.ts'
import type { BulkAction } from './bulk-order.ts'
import { inboxCopy } from './copy.fr.ts'
import { FilingFieldset } from './filing-fieldset.tsx'

const copy = inboxCopy.bulk

interface BulkPageProps {
  readonly view: View
  readonly visit: Visit
  readonly action: Exclude<BulkAction, 'relier'>
  readonly count: number
  readonly rows: readonly FailureRow[]
  /** The fields of the selection, sent again. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Where the inbox was. */
  readonly back: string
  /** A reason that was refused. */
  readonly refused?:
    | { readonly reason: string; readonly note: string; readonly errors: Readonly<Record<string, string>> }
    | undefined
}

/** How many failures, which ones, what happens to them, and the button. */
export function BulkPage(props: BulkPageProps): VNode {
  const { view, visit, action, count, back, refused } = props
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="failures"
      title={copy.actions[action]}
      trail={[{ label: words.title, href: back }]}
    >
      <Alert tone="info">{copy.effects[action]}</Alert>
      <Samples {...props} />
      <Form action={`${failuresPath(visit.base)}/choix/appliquer`} csrf={view.csrf}>
        {props.fields.map(([name, value], index) => (
          <HiddenField key={`${name}-${String(index)}`} name={name} value={value} />
        ))}
        <HiddenField name="nombre" value={String(count)} />
        {action === 'classer' ? (
          <FilingFieldset reason={refused?.reason} note={refused?.note} errors={refused?.errors} />
        ) : null}
        <FormActions>
          <SubmitButton variant="primary">{copy.confirm[action](count)}</SubmitButton>
          <ButtonLink href={back}>{copy.back}</ButtonLink>
        </FormActions>
      </Form>
    </ClientPage>
  )
}

const Samples = ({ rows, count }: Pick<BulkPageProps, 'rows' | 'count'>): VNode => (
  <Card title={copy.samples} subtitle={copy.firstOf(rows.length, count)} flush>
    <DataTable
      caption={copy.samples}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'date', header: words.columns.date, cell: ({ occurredAt }) => formatMoment(occurredAt) },
        {
          key: 'name',
          header: words.columns.name,
          rowHeader: true,
          cell: ({ name }) => name ?? words.noName,
        },
        { key: 'space', header: words.columns.space, cell: ({ space }) => describeSpace(space).label },
        { key: 'reason', header: words.columns.reason, cell: ({ reason }) => words.reasons[reason] },
        {
          key: 'casUser',
          header: words.columns.casUser,
          cell: ({ casUser }) => (casUser === undefined ? words.noUser : <ExactText>{casUser}</ExactText>),
        },
      ]}
      stackOnPhone
    />
  </Card>
)
