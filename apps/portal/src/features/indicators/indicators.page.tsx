import {
  BarChart,
  ButtonLink,
  Card,
  type Column,
  ColumnChart,
  DataTable,
  EmptyState,
  Form,
  FormActions,
  Grid,
  LineChart,
  queryHref,
  SelectField,
  Stat,
  StatRow,
  SubmitButton,
  Toolbar,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatLongDayFr, formatNumberFr } from '../../frame/format-fr.ts'
import type { School } from '../directory/index.ts'
import { indicatorsCopy as copy } from './copy.fr.ts'
import type { AccountFigures, ServiceUse } from './indicators.ts'
import { accountsByDay, sumBy, type Sum, visitsOverTime } from './sum-figures.ts'
import { categoryInWords, profileInWords } from './words.ts'

export const indicatorsPath = '/administration/indicateurs'

export interface IndicatorsPageProps {
  readonly query: { readonly periode: keyof typeof copy.periods; readonly etablissement: string | undefined }
  readonly first: string
  readonly last: string
  readonly schools: readonly School[]
  readonly uses: readonly ServiceUse[]
  readonly figures: readonly AccountFigures[]
}

export function IndicatorsPage(props: IndicatorsPageProps): VNode {
  const { uses, figures } = props
  return (
    <>
      <Choices {...props} />
      <Totals {...props} />
      {uses.length === 0 ? (
        <Card>
          <EmptyState title={copy.empty} icon="chart-bar">
            {copy.emptyHelp}
          </EmptyState>
        </Card>
      ) : (
        <Uses {...props} />
      )}
      {figures.length > 0 && <FirstConnections {...props} />}
    </>
  )
}

function Choices({ query, schools }: IndicatorsPageProps): VNode {
  return (
    <Card>
      <Form method="get" action={indicatorsPath} label={copy.filters}>
        <SelectField
          name="periode"
          label={copy.period}
          empty={false}
          value={query.periode}
          width="medium"
          options={Object.entries(copy.periods).map(([value, label]) => ({ value, label }))}
        />
        {schools.length > 1 && (
          <SelectField
            name="etablissement"
            label={copy.school}
            empty={copy.anySchool}
            value={query.etablissement ?? ''}
            width="medium"
            options={schools.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <FormActions>
          <SubmitButton variant="secondary">{copy.show}</SubmitButton>
        </FormActions>
      </Form>
      <Toolbar label={copy.title}>
        <ButtonLink
          href={queryHref(`${indicatorsPath}/ouvertures.csv`, query, {})}
          icon="download"
          size="small"
        >
          {copy.usesCsv}
        </ButtonLink>{' '}
        <ButtonLink href={queryHref(`${indicatorsPath}/comptes.csv`, query, {})} icon="download" size="small">
          {copy.accountsCsv}
        </ButtonLink>
      </Toolbar>
    </Card>
  )
}

const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumSignificantDigits: 2 })
const total = (uses: readonly ServiceUse[], figure: 'visits' | 'refusals'): number =>
  uses.reduce((sum, use) => sum + use[figure], 0)

function Totals({ uses, figures }: IndicatorsPageProps): VNode {
  const last = accountsByDay(figures).at(-1)
  return (
    <StatRow>
      <Stat label={copy.visits} value={total(uses, 'visits')} icon="door-enter" />
      <Stat label={copy.refusals} value={total(uses, 'refusals')} icon="lock" />
      {last && <Stat label={copy.active} value={last.active} icon="users" hint={copy.activeHint} />}
      {last && (
        <Stat
          label={copy.came}
          value={last.came}
          icon="user-check"
          hint={copy.cameHint(percent.format(last.accounts === 0 ? 0 : last.came / last.accounts))}
        />
      )}
      {last && (
        <Stat
          label={copy.unresolved}
          value={last.unresolved}
          icon="user-question"
          hint={copy.unresolvedHint}
        />
      )}
    </StatRow>
  )
}

function Uses(props: IndicatorsPageProps): VNode {
  const { uses } = props
  return (
    <>
      <OverTime {...props} />
      <Grid columns={2}>
        <Comparison
          title={copy.byService}
          header={copy.service}
          sums={sumBy(uses, ({ serviceTitle }) => serviceTitle)}
        />
        <Comparison
          title={copy.byProfile}
          header={copy.profile}
          sums={sumBy(uses, ({ profile }) => profileInWords(profile))}
        />
        <Comparison
          title={copy.byCategory}
          header={copy.category}
          sums={sumBy(uses, ({ xitiType }) => categoryInWords(xitiType))}
        />
      </Grid>
    </>
  )
}

function OverTime(props: IndicatorsPageProps): VNode {
  const points = visitsOverTime(props.uses, props)
  const weekly = props.query.periode === '365'
  const columns: readonly Column<(typeof points)[number]>[] = [
    {
      key: 'day',
      header: weekly ? copy.week : copy.day,
      rowHeader: true,
      cell: ({ day }) => formatLongDayFr(day),
    },
    { key: 'visits', header: copy.visits, numeric: true, cell: ({ visits }) => formatNumberFr(visits) },
  ]
  return (
    <Card title={copy.overTime} icon="chart-bar">
      <ColumnChart
        title={copy.overTime}
        description={copy.overTimeText(formatNumberFr(total(props.uses, 'visits')))}
        points={points.map(({ day, visits }) => ({ label: formatLongDayFr(day), value: visits }))}
      />
      <Figures caption={copy.overTime} rows={points} rowKey={({ day }) => day} columns={columns} />
    </Card>
  )
}

interface ComparisonProps {
  readonly title: string
  readonly header: string
  readonly sums: readonly Sum[]
}

const drawnAtMost = 12

function Comparison({ title, header, sums }: ComparisonProps): VNode {
  const columns: readonly Column<Sum>[] = [
    { key: 'key', header, rowHeader: true, cell: ({ key }) => key },
    { key: 'visits', header: copy.visits, numeric: true, cell: ({ visits }) => formatNumberFr(visits) },
    {
      key: 'refusals',
      header: copy.refusals,
      numeric: true,
      cell: ({ refusals }) => formatNumberFr(refusals),
    },
  ]
  return (
    <Card title={title} icon="chart-bar">
      <BarChart
        title={title}
        description={copy.byText(sums[0]?.key ?? '')}
        points={sums.slice(0, drawnAtMost).map(({ key, visits }) => ({ label: key, value: visits }))}
      />
      <Figures caption={title} rows={sums} rowKey={({ key }) => key} columns={columns} />
    </Card>
  )
}

function FirstConnections({ figures }: IndicatorsPageProps): VNode {
  const days = accountsByDay(figures)
  const last = days.at(-1)
  const columns: readonly Column<(typeof days)[number]>[] = [
    { key: 'day', header: copy.day, rowHeader: true, cell: ({ day }) => formatLongDayFr(day) },
    { key: 'came', header: copy.came, numeric: true, cell: ({ came }) => formatNumberFr(came) },
    { key: 'active', header: copy.active, numeric: true, cell: ({ active }) => formatNumberFr(active) },
    {
      key: 'accounts',
      header: copy.accounts,
      numeric: true,
      cell: ({ accounts }) => formatNumberFr(accounts),
    },
    {
      key: 'unresolved',
      header: copy.unresolved,
      numeric: true,
      cell: ({ unresolved }) => formatNumberFr(unresolved),
    },
  ]
  return (
    <Card title={copy.firstConnections} icon="user-check">
      <LineChart
        title={copy.firstConnections}
        description={copy.firstText(formatNumberFr(last?.came ?? 0), formatNumberFr(last?.accounts ?? 0))}
        points={days.map(({ day, came }) => ({ label: formatLongDayFr(day), value: came }))}
      />
      <Figures caption={copy.firstConnections} rows={days} rowKey={({ day }) => day} columns={columns} />
    </Card>
  )
}

interface FiguresProps<Row> {
  readonly caption: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
}

/** The table of a chart, folded. */
function Figures<Row>({ caption, rows, rowKey, columns }: FiguresProps<Row>): VNode {
  return (
    <details class="pu-chart-table">
      <summary>{copy.table}</summary>
      <DataTable caption={caption} captionHidden rows={rows} rowKey={rowKey} columns={columns} />
    </details>
  )
}
