import { Badge, ButtonLink, DataTable, EmptyState, Pagination, SearchBox, SelectField, Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { describeSpace, spaces } from '../bases/index.ts'
import { causesPath, failuresPath } from './failures-path.ts'
import type { FailureRow, FailureState } from './failure-store.ts'
import { failureReasons } from './identification-failure.ts'
import { BulkBox } from './inbox/bulk-box.tsx'
import { inboxCopy } from './inbox/copy.fr.ts'
import { inboxSorts } from './inbox/failure-inbox.ts'
import { inboxColumns } from './inbox/inbox-columns.tsx'
import {
  failureStates,
  inboxHref,
  type InboxQuery,
  isNarrowed,
  stateOf,
  stateSlugs,
} from './inbox/inbox-query.ts'
import { inboxPeriods } from './inbox/periods.ts'
import type { InboxCounts } from './inbox/sum-tally.ts'
import type { SureLink } from './inbox/sure-links.ts'
import { copy } from './resolution-copy.fr.ts'

export interface FailuresPageProps {
  readonly view: View
  readonly visit: Visit
  readonly query: InboxQuery
  readonly rows: readonly FailureRow[]
  readonly counts: InboxCounts
  /** Who the lines surely are, by failure. */
  readonly sure: ReadonlyMap<string, SureLink>
  /** Lines of this tab that the filters hide, when they hide all of them. */
  readonly hidden: number
  readonly classes: readonly { readonly id: string; readonly code: string }[]
  readonly pageSize: number
  readonly now: Date
}

/** The inbox of failed identifications (product.md B4): tabs, filters with their numbers, lines, many lines at once. */
export function FailuresPage(props: FailuresPageProps): VNode {
  const { view, visit, query, rows, counts } = props
  const path = failuresPath(visit.base)
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="failures"
      title={copy.title}
      lead={copy.lead}
      wide
      actions={
        <ButtonLink href={causesPath(visit.base)} icon="chart-bar">
          {copy.causes.title}
        </ButtonLink>
      }
    >
      <Tabs
        label={copy.filter}
        items={failureStates.map((one) => ({
          label: copy.tabs[one],
          href: inboxHref(path, query, { etat: stateSlugs[one], page: 1 }),
          current: one === stateOf(query),
          count: counts.states.get(one) ?? 0,
        }))}
      />
      <Filters {...props} path={path} />
      <Found {...props} path={path} />
      <DataTable
        caption={copy.caption}
        captionHidden
        columns={inboxColumns({ ...props, path })}
        rows={rows}
        rowKey={(row) => row.id}
        rowId={(row) => `e-${row.id}`}
        sort={{ key: query.tri, direction: query.sens }}
        sortHref={(key, direction) =>
          inboxHref(path, query, {
            tri: inboxSorts.find((one) => one === key) ?? 'date',
            sens: direction,
            page: 1,
          })
        }
        stackOnPhone
        empty={<Empty {...props} path={path} />}
      />
      <Pagination
        label={copy.pages}
        page={query.page}
        pageSize={props.pageSize}
        total={counts.total}
        href={(page) => inboxHref(path, query, { page })}
      />
      <BulkBox {...props} total={counts.total} />
      <p class="pu-hint">{copy.kept}</p>
    </ClientPage>
  )
}

type WithPath = FailuresPageProps & { readonly path: string }

/** The search and the filters, each choice with what it would show; tab and order are kept. */
function Filters({ query, counts, classes, path }: WithPath): VNode {
  const text = inboxCopy.filters
  const isSorted = query.tri !== 'date' || query.sens !== 'desc'
  const choices = <Value extends string>(
    values: readonly Value[],
    numbers: ReadonlyMap<Value, number>,
    labelOf: (value: Value) => string,
  ) =>
    values
      .filter((value) => numbers.has(value) || [query.motif, query.espace].some((one) => one === value))
      .map((value) => ({ value, label: text.choice(labelOf(value), numbers.get(value) ?? 0) }))
  const reasons = choices(failureReasons, counts.reasons, (reason) => copy.reasons[reason])
  return (
    <SearchBox
      action={path}
      label={inboxCopy.search}
      placeholder={inboxCopy.searchHint}
      value={query.q}
      keep={{
        etat: query.etat === 'a-traiter' ? undefined : query.etat,
        tri: isSorted ? query.tri : undefined,
        sens: isSorted ? query.sens : undefined,
      }}
    >
      <SelectField
        name="motif"
        label={text.reason}
        empty={text.every}
        value={query.motif}
        options={reasons.toSorted((one, other) => one.label.localeCompare(other.label, 'fr'))}
      />
      <SelectField
        name="espace"
        label={text.space}
        empty={text.every}
        value={query.espace}
        options={choices(spaces, counts.spaces, (space) => describeSpace(space).label)}
      />
      <SelectField
        name="periode"
        label={text.period}
        empty={text.always}
        value={query.periode}
        options={choices(inboxPeriods, counts.periods, (period) => inboxCopy.periods[period])}
      />
      {classes.length === 0 ? null : (
        <SelectField
          name="classe"
          label={text.class}
          empty={text.everyClass}
          value={query.classe}
          options={classes.map(({ id, code }) => ({ value: id, label: code }))}
        />
      )}
    </SearchBox>
  )
}

/** How many lines the filters keep, and the way out of them; an empty list says it itself. */
const Found = ({ query, counts, path }: WithPath): VNode | null =>
  isNarrowed(query) && counts.total > 0 ? (
    <p>
      {inboxCopy.count(counts.total)} <a href={clearedHref(path, query)}>{inboxCopy.filters.clear}</a>
    </p>
  ) : null

/** The same tab and order, without filters. */
const clearedHref = (path: string, query: InboxQuery): string =>
  inboxHref(path, query, {
    q: '',
    motif: undefined,
    espace: undefined,
    periode: undefined,
    classe: undefined,
    page: 1,
  })

/** Nothing at all, or nothing that the filters keep: the two are said differently. */
function Empty({ query, hidden, path }: WithPath): VNode {
  if (!isNarrowed(query)) {
    return (
      <EmptyState title={copy.empty[stateOf(query)]} icon="circle-check">
        {copy.emptyNext}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={inboxCopy.none}
      icon="search"
      action={<ButtonLink href={clearedHref(path, query)}>{inboxCopy.filters.clear}</ButtonLink>}
    >
      {hidden === 0 ? inboxCopy.nothingHidden : inboxCopy.hidden(hidden)}
    </EmptyState>
  )
}

const tones = { open: 'warning', resolved: 'success', dismissed: 'neutral' } as const

export const StateBadge = ({ state }: { readonly state: FailureState }): VNode => (
  <Badge tone={tones[state]}>{copy.states[state]}</Badge>
)
