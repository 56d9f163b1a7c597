import { listName, type PersonCategory } from '@preau/people'
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  Form,
  FormActions,
  HiddenField,
  Stat,
  StatRow,
  SubmitButton,
  type Tone,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../../frame/client-page.tsx'
import { formatCount } from '../../../frame/format.ts'
import type { Visit } from '../../../frame/operator.ts'
import { resourceLabel } from '../../../frame/resources.ts'
import type { View } from '../../../frame/view.ts'
import { changesCopy, valueLabel } from '../changes/copy.fr.ts'
import { peopleHref, type PeopleQueryInput } from '../table/people-query.ts'
import { tablePath } from '../table/table-view.ts'
import { pasteCopy as copy } from './copy.fr.ts'
import type { PasteField } from './paste-fields.ts'
import type { PasteLine, PasteOutcome } from './paste-lines.ts'

interface PastePreviewProps {
  readonly view: View
  readonly visit: Visit
  readonly category: PersonCategory
  readonly input: PeopleQueryInput
  readonly field: PasteField
  readonly lines: readonly PasteLine[]
  /** The lines kept for the answer; `undefined` when none changes anything. */
  readonly draftId: string | undefined
}

const most = 500
/** What needs a look comes first. */
const order = ['held', 'ambiguous', 'unknown', 'twice', 'invalid', 'change', 'same', 'empty'] as const
const tones: Readonly<Record<PasteOutcome, Tone>> = {
  change: 'success',
  same: 'neutral',
  empty: 'neutral',
  unknown: 'warning',
  ambiguous: 'warning',
  twice: 'warning',
  invalid: 'danger',
  held: 'danger',
}

/** What each line would do, before anything is done. */
export function PastePreviewPage(props: PastePreviewProps): VNode {
  const { view, visit, category, input, field, lines, draftId } = props
  const table = tablePath(visit, category)
  const changed = lines.filter(({ outcome }) => outcome === 'change').length
  const shown = order.flatMap((outcome) => lines.filter((line) => line.outcome === outcome)).slice(0, most)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={category}
      title={`${copy.title}\u00a0: ${changesCopy.fields[field]}`}
      trail={[{ label: resourceLabel(category), href: peopleHref(table, input, {}) }]}
      wide
    >
      <Summary lines={lines} />
      {draftId === undefined ? (
        <Alert tone="warning">{copy.none}</Alert>
      ) : (
        <Form action={`${table}/coller/appliquer`} csrf={view.csrf}>
          <HiddenField name="brouillon" value={draftId} />
          <p class="form-hint">{copy.applyHint}</p>
          <FormActions>
            <SubmitButton variant="primary">{copy.apply(changed)}</SubmitButton>
          </FormActions>
        </Form>
      )}
      <Card title={copy.columns.outcome} subtitle={subtitleOf(shown, lines)} flush>
        <DataTable
          caption={copy.columns.outcome}
          captionHidden
          columns={columnsOf(field, table)}
          rows={shown}
          rowKey={({ line }) => String(line)}
          stackOnPhone
        />
      </Card>
      <FormActions>
        <ButtonLink href={peopleHref(`${table}/coller`, input, {})} icon="arrow-left">
          {copy.back}
        </ButtonLink>
      </FormActions>
    </ClientPage>
  )
}

const subtitleOf = (shown: readonly PasteLine[], lines: readonly PasteLine[]): string | undefined =>
  shown.length < lines.length ? copy.shown(shown.length, lines.length) : undefined

function Summary({ lines }: { readonly lines: readonly PasteLine[] }): VNode {
  const counts = order.map(
    (outcome) => [outcome, lines.filter((line) => line.outcome === outcome).length] as const,
  )
  return (
    <StatRow>
      {counts.map(([outcome, count]) =>
        count === 0 ? null : (
          <Stat
            key={outcome}
            label={copy.outcomes[outcome]}
            value={formatCount(count)}
            tone={tones[outcome]}
          />
        ),
      )}
    </StatRow>
  )
}

const columnsOf = (field: PasteField, table: string): readonly Column<PasteLine>[] => [
  { key: 'line', header: copy.columns.line, numeric: true, cell: ({ line }) => formatCount(line) },
  { key: 'said', header: copy.columns.said, cell: ({ said }) => said },
  {
    key: 'person',
    header: copy.columns.person,
    rowHeader: true,
    cell: ({ person }) => (person ? <a href={`${table}/${person.id}`}>{nameOf(person)}</a> : ''),
  },
  {
    key: 'before',
    header: copy.columns.before,
    cell: ({ person }) => (person ? valueLabel(field, person.current) : ''),
  },
  { key: 'after', header: copy.columns.after, cell: ({ outcome, value }) => afterOf(field, outcome, value) },
  { key: 'outcome', header: copy.columns.outcome, cell: (line) => <Outcome line={line} table={table} /> },
]

const nameOf = (person: {
  readonly lastName: string
  readonly firstName: string
  readonly detail: string | undefined
}) => [listName(person), person.detail].filter((part) => part !== undefined && part !== '').join(', ')

const afterOf = (field: PasteField, outcome: PasteOutcome, value: string): string =>
  outcome === 'change' || outcome === 'same' ? valueLabel(field, value) : value

function Outcome({ line, table }: { readonly line: PasteLine; readonly table: string }): VNode {
  const { outcome, holder } = line
  return (
    <>
      <Badge tone={tones[outcome]}>{copy.outcomes[outcome]}</Badge>{' '}
      {holder && <a href={`${table}/${holder.id}#identifiants`}>{copy.holder(listName(holder))}</a>}{' '}
      {copy.advice[outcome]}
    </>
  )
}
