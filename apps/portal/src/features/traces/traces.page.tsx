import {
  Badge,
  ButtonLink,
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
import type { AuditSeal } from '@preau/platform'
import type { VNode } from 'preact'
import { auditActionLabel } from '../../frame/audit-actions.fr.ts'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { accountPath, type School } from '../directory/index.ts'
import { evidenceCopy, outcomeCopy, sealCopy, tracesCopy as copy, whatCopy } from './copy.fr.ts'
import { traceWhats } from './trace-families.ts'
import { actorInWords, circumstances, targetInWords } from './trace-words.ts'
import { evidencePath, tracesPath } from './traces-path.ts'
import { type Trace, traceOutcomes, type TraceOutcome, type TraceRetention } from './traces.ts'

export interface TracesPageProps {
  readonly csrf: string
  readonly rows: readonly Trace[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  /** Filters as the form shows them. */
  readonly query: Readonly<Record<string, string | undefined>>
  readonly schools: readonly School[]
  /** People that the text found, when there are few. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly head: AuditSeal | undefined
  readonly retention: TraceRetention
  readonly platform: boolean
  readonly monthsError?: string | undefined
  readonly monthsTyped?: string | undefined
}

export function TracesPage(props: TracesPageProps): VNode {
  const { rows, total, page, pageSize, query, people } = props
  return (
    <>
      <SearchBox action={tracesPath} label={copy.search} value={query.q ?? ''} placeholder={copy.searchHint}>
        <Filters {...props} />
      </SearchBox>
      {people.map(({ id, name }) => (
        <ButtonLink key={id} href={evidencePath(id)} icon="file-export" size="small">
          {`${evidenceCopy.link}\u00a0: ${name}`}
        </ButtonLink>
      ))}
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
        href={(target) => queryHref(tracesPath, query, { page: String(target) })}
      />
      {total > 0 && <ExportForm {...props} />}
      <Seals {...props} />
    </>
  )
}

function Filters({ query, schools }: TracesPageProps): VNode {
  return (
    <>
      <SelectField
        name="quoi"
        label={copy.what}
        empty={false}
        value={query.quoi ?? ''}
        options={traceWhats.map((value) => ({ value, label: whatCopy[value] }))}
      />
      <SelectField
        name="resultat"
        label={copy.outcome}
        empty={copy.anyOutcome}
        value={query.resultat ?? ''}
        options={traceOutcomes.map((value) => ({ value, label: outcomeCopy[value] }))}
      />
      {schools.length > 1 && (
        <SelectField
          name="etablissement"
          label={copy.school}
          empty={copy.anySchool}
          value={query.etablissement ?? ''}
          options={schools.map(({ uai, name }) => ({ value: uai, label: name }))}
        />
      )}
      <TextField name="du" type="date" label={copy.from} value={query.du} />
      <TextField name="au" type="date" label={copy.until} value={query.au} />
    </>
  )
}

const tones: Readonly<Record<TraceOutcome, Tone>> = { done: 'success', refused: 'warning', failed: 'danger' }

const columns: readonly Column<Trace>[] = [
  { key: 'at', header: copy.when, nowrap: true, cell: ({ at }) => formatInstantFr(at) },
  {
    key: 'what',
    header: copy.what,
    rowHeader: true,
    cell: ({ action }) => auditActionLabel(action),
  },
  {
    key: 'who',
    header: copy.who,
    cell: (trace) => actorInWords(trace),
  },
  {
    key: 'about',
    header: copy.about,
    cell: (trace) =>
      trace.targetId === undefined ? (
        targetInWords(trace)
      ) : (
        <a href={accountPath(trace.targetId)}>{targetInWords(trace)}</a>
      ),
  },
  { key: 'school', header: copy.school, cell: ({ school }) => school ?? '' },
  {
    key: 'outcome',
    header: copy.outcome,
    cell: ({ outcome }) => <Badge tone={tones[outcome]}>{outcomeCopy[outcome]}</Badge>,
  },
  { key: 'data', header: copy.detail, cell: (trace) => <Circumstances trace={trace} /> },
]

function Circumstances({ trace }: { readonly trace: Trace }): VNode | null {
  const text = circumstances(trace)
  return text === '' ? null : <ExactText>{text}</ExactText>
}

function ExportForm({ csrf, query }: TracesPageProps): VNode {
  return (
    <Form action={`${tracesPath}/export`} csrf={csrf} label={copy.export}>
      {Object.entries(query).map(([name, value]) =>
        value === undefined ? null : <HiddenField key={name} name={name} value={value} />,
      )}
      <p class="pu-muted">{copy.exportLead}</p>
      <FormActions>
        <SubmitButton variant="secondary" icon="download">
          {copy.export}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

function Seals(props: TracesPageProps): VNode {
  const { head, retention } = props
  const hash = head?.hash.toString('hex')
  const last = head && sealCopy.lastValue(head.number, formatInstantFr(head.sealedAt))
  return (
    <Card title={sealCopy.title} subtitle={sealCopy.lead} icon="shield-check" id="integrite">
      <DescriptionList
        items={[
          { term: sealCopy.last, description: last ?? sealCopy.none },
          ...(hash === undefined
            ? []
            : [{ term: sealCopy.hash, description: <ExactText>{hash}</ExactText> }]),
          { term: sealCopy.kept, description: sealCopy.keptValue(retention.months) },
        ]}
      />
      <p>{sealCopy.how}</p>
      <ExactBlock>{`preau portal traces verify${hash === undefined ? '' : ` --expect ${hash}`}`}</ExactBlock>
      {props.platform && <RetentionForm {...props} />}
    </Card>
  )
}

function RetentionForm({ csrf, retention, monthsError, monthsTyped }: TracesPageProps): VNode {
  return (
    <Form action={`${tracesPath}/conservation`} csrf={csrf} label={sealCopy.kept}>
      <HiddenField name="version" value={String(retention.version)} />
      <TextField
        name="mois"
        type="number"
        width="short"
        min={6}
        max={60}
        label={sealCopy.months}
        hint={sealCopy.monthsHint}
        suffix={sealCopy.monthsSuffix}
        value={monthsTyped ?? retention.months}
        error={monthsError}
      />
      <FormActions>
        <SubmitButton>{sealCopy.save}</SubmitButton>
      </FormActions>
    </Form>
  )
}
