import { formatDayFr } from '@preau/people'
import { BarChart, ButtonLink, Card, ColumnChart, DataTable, EmptyState, Grid, Tabs } from '@preau/ui'
import type { VNode } from 'preact'
import { ClientPage } from '../../frame/client-page.tsx'
import { formatCount } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import { causesPath, failuresPath } from './failures-path.ts'
import type { FailureReason } from './identification-failure.ts'
import { type CauseSum, periods, type Period, type WeekSum } from './sum-causes.ts'
import { copy } from './resolution-copy.fr.ts'

interface CausesPageProps {
  readonly view: View
  readonly visit: Visit
  readonly period: Period
  readonly causes: readonly CauseSum[]
  /** Lines of the inbox to treat, by cause. */
  readonly toTreat: ReadonlyMap<FailureReason, number>
  readonly weeks: readonly WeekSum[]
}

/** What keeps people out, by cause and by week: says which side to mend. Holds no personal data. */
export function CausesPage({ view, visit, period, causes, toTreat, weeks }: CausesPageProps): VNode {
  const path = causesPath(visit.base)
  const text = copy.causes
  return (
    <ClientPage
      view={view}
      visit={visit}
      section="failures"
      title={text.title}
      lead={text.lead}
      trail={[{ label: copy.title, href: failuresPath(visit.base) }]}
      actions={
        causes.length === 0 ? undefined : (
          <ButtonLink href={`${path}.csv?semaines=${period}`} icon="download">
            {text.csv}
          </ButtonLink>
        )
      }
    >
      <Tabs
        label={text.period}
        items={periods.map((one) => ({
          label: text.periods[one],
          href: `${path}?semaines=${one}`,
          current: one === period,
        }))}
      />
      {causes.length === 0 ? (
        <EmptyState title={text.empty} icon="circle-check">
          {copy.emptyNext}
        </EmptyState>
      ) : (
        <Grid columns={2}>
          <ByCause causes={causes} toTreat={toTreat} inbox={failuresPath(visit.base)} />
          <ByWeek weeks={weeks} />
        </Grid>
      )}
    </ClientPage>
  )
}

interface ByCauseProps extends Pick<CausesPageProps, 'causes' | 'toTreat'> {
  /** Address of the inbox. */
  readonly inbox: string
}

function ByCause({ causes, toTreat, inbox }: ByCauseProps): VNode {
  const text = copy.causes
  const total = causes.reduce((sum, { attempts }) => sum + attempts, 0)
  return (
    <Card title={text.byCause} icon="chart-bar">
      <BarChart
        title={text.byCause}
        description={text.description(formatCount(total))}
        points={causes.slice(0, 8).map(({ reason, attempts }) => ({
          label: copy.reasons[reason],
          value: attempts,
        }))}
      />
      <DataTable
        caption={text.byCause}
        captionHidden
        rows={causes}
        rowKey={({ reason }) => reason}
        columns={[
          { key: 'cause', header: text.cause, rowHeader: true, cell: (row) => copy.reasons[row.reason] },
          { key: 'attempts', header: text.attempts, numeric: true, cell: (row) => formatCount(row.attempts) },
          { key: 'last', header: text.thisWeek, numeric: true, cell: (row) => formatCount(row.thisWeek) },
          {
            key: 'toTreat',
            header: text.toTreat,
            numeric: true,
            cell: ({ reason }) => <ToTreat reason={reason} count={toTreat.get(reason) ?? 0} inbox={inbox} />,
          },
        ]}
      />
    </Card>
  )
}

interface ToTreatProps {
  readonly reason: FailureReason
  readonly count: number
  readonly inbox: string
}

/** Leads to those lines; what was set aside is not among them. */
const ToTreat = ({ reason, count, inbox }: ToTreatProps): VNode =>
  count === 0 ? (
    <>{formatCount(0)}</>
  ) : (
    <a
      href={`${inbox}?motif=${reason}`}
      aria-label={copy.causes.toTreatOf(formatCount(count), copy.reasons[reason])}
    >
      {formatCount(count)}
    </a>
  )

function ByWeek({ weeks }: Pick<CausesPageProps, 'weeks'>): VNode {
  const text = copy.causes
  return (
    <Card title={text.byWeek} icon="chart-bar">
      <ColumnChart
        title={text.byWeek}
        description={text.byWeekText}
        points={weeks.map(({ week, attempts }) => ({ label: formatDayFr(week), value: attempts }))}
      />
      <DataTable
        caption={text.byWeek}
        captionHidden
        rows={weeks.filter(({ attempts }) => attempts > 0).toReversed()}
        rowKey={({ week }) => week}
        stackOnPhone
        columns={[
          { key: 'week', header: text.week, rowHeader: true, cell: (row) => formatDayFr(row.week) },
          { key: 'attempts', header: text.attempts, numeric: true, cell: (row) => formatCount(row.attempts) },
          {
            key: 'main',
            header: text.main,
            cell: (row) => (row.main === undefined ? '' : copy.reasons[row.main]),
          },
        ]}
      />
    </Card>
  )
}
