import type { AuditSeal } from '@preau/platform'
import {
  Badge,
  Card,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  ExactBlock,
  ExactText,
  Form,
  FormActions,
  HiddenField,
  Pagination,
  queryHref,
  SearchBox,
  SelectField,
  SubmitButton,
  TextField,
  type Tone,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { consolePath, type SchoolBase } from '../bases/index.ts'
import { copy, familyCopy, outcomeCopy } from './copy.fr.ts'
import { traceFamilyNames } from './trace-query.ts'
import { type Trace, traceOutcomes, type TraceOutcome } from './trace-store.ts'
import { actionInWords, actorInWords, circumstances, targetInWords } from './trace-words.ts'

export const tracesPath = (base: SchoolBase): string => `${consolePath(base)}/traces`

interface TracesPageProps {
  readonly view: View
  readonly visit: Visit
  readonly rows: readonly Trace[]
  readonly total: number
  /** There are more than `total`. */
  readonly more: boolean
  readonly page: number
  readonly pageSize: number
  /** Filters as the form shows them. */
  readonly query: Readonly<Record<string, string | undefined>>
  readonly head: AuditSeal | undefined
  readonly months: number
}

/** The audit trail of one base: filters, list, file, seals. */
export function TracesPage(props: TracesPageProps): VNode {
  const { view, visit, rows, total, page, pageSize, query } = props
  const path = tracesPath(visit.base)
  return (
    <ConsolePage
      view={view}
      operator={visit.operator}
      at={{ base: visit.base, section: 'traces' }}
      title={copy.title}
      lead={props.more ? copy.moreThan(total) : copy.lead}
    >
      <SearchBox action={path} label={copy.search} value={query['q'] ?? ''} placeholder={copy.searchHint}>
        <Filters query={query} />
      </SearchBox>
      <Card flush>
        <DataTable
          caption={copy.title}
          captionHidden
          stackOnPhone
          rows={rows}
          rowKey={({ id }) => id}
          columns={columns}
          empty={
            <EmptyState title={copy.empty} icon="history">
              {copy.emptyHelp}
            </EmptyState>
          }
        />
      </Card>
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        href={(target) => queryHref(path, query, { page: String(target) })}
      />
      {total > 0 && <ExportForm path={path} csrf={view.csrf} query={query} />}
      <Seals {...props} />
    </ConsolePage>
  )
}

function Filters({ query }: Pick<TracesPageProps, 'query'>): VNode {
  return (
    <>
      <SelectField
        name="quoi"
        label={copy.what}
        empty={false}
        value={query['quoi'] ?? ''}
        options={traceFamilyNames.map((value) => ({ value, label: familyCopy[value] }))}
      />
      <SelectField
        name="resultat"
        label={copy.outcome}
        empty={copy.anyOutcome}
        value={query['resultat'] ?? ''}
        options={traceOutcomes.map((value) => ({ value, label: outcomeCopy[value] }))}
      />
      <TextField name="du" type="date" label={copy.from} value={query['du']} />
      <TextField name="au" type="date" label={copy.until} value={query['au']} />
    </>
  )
}

const tones: Readonly<Record<TraceOutcome, Tone>> = { done: 'success', refused: 'warning', failed: 'danger' }

const columns: readonly Column<Trace>[] = [
  { key: 'at', header: copy.columns.at, nowrap: true, cell: ({ at }) => formatMoment(at) },
  { key: 'label', header: copy.columns.label, rowHeader: true, cell: ({ action }) => actionInWords(action) },
  { key: 'actor', header: copy.columns.actor, cell: (trace) => actorInWords(trace) },
  { key: 'target', header: copy.columns.target, cell: (trace) => targetInWords(trace) },
  {
    key: 'outcome',
    header: copy.columns.outcome,
    cell: ({ outcome }) => <Badge tone={tones[outcome]}>{outcomeCopy[outcome]}</Badge>,
  },
  {
    key: 'data',
    header: copy.columns.data,
    cell: (trace) => {
      const text = circumstances(trace)
      return text === '' ? '' : <ExactText>{text}</ExactText>
    },
  },
]

interface ExportFormProps {
  readonly path: string
  readonly csrf: string
  readonly query: TracesPageProps['query']
}

function ExportForm({ path, csrf, query }: ExportFormProps): VNode {
  return (
    <Form action={`${path}/export`} csrf={csrf} label={copy.export}>
      {Object.entries(query).map(([name, value]) =>
        value === undefined ? null : <HiddenField key={name} name={name} value={value} />,
      )}
      <p class="pu-muted">{copy.exportLead}</p>
      <FormActions>
        <SubmitButton icon="download">{copy.export}</SubmitButton>
      </FormActions>
    </Form>
  )
}

function Seals({ head, months }: TracesPageProps): VNode {
  const hash = head?.hash.toString('hex')
  const last = head && copy.seals.value(head.number, formatMoment(head.sealedAt))
  return (
    <Card title={copy.seals.title} subtitle={copy.seals.lead} icon="shield-check">
      <DescriptionList
        items={[
          { term: copy.seals.last, description: last ?? copy.seals.none },
          ...(hash === undefined
            ? []
            : [{ term: copy.seals.hash, description: <ExactText>{hash}</ExactText> }]),
          { term: copy.seals.kept, description: copy.seals.keptValue(months) },
        ]}
      />
      <p>{copy.seals.how}</p>
      <ExactBlock>{`preau school traces verify${hash === undefined ? '' : ` --expect ${hash}`}`}</ExactBlock>
    </Card>
  )
}
