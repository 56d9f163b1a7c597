import { categoryLabel } from '@preau/people'
import { Alert, ButtonLink, Card, DataTable, FormActions } from '@preau/ui'
import type { VNode } from 'preact'
import { formatNumberFr } from '../../frame/format-fr.ts'
import { overviewCopy as copy } from './copy.fr.ts'
import { runPath } from './deps.ts'
import { errorsWords } from './errors-words.ts'
import type { CategoryOverview } from './import-overview.ts'
import type { ImportRun } from './import-run.ts'
import { mustTypeLost } from './loss-guard.ts'
import { Removals } from './removals.tsx'

export interface OverviewPageProps {
  readonly run: ImportRun
  readonly overview: readonly CategoryOverview[]
}

/** The whole import before it is done: what each category gains, moves and loses, and what waits. */
export function OverviewPage({ run, overview }: OverviewPageProps): VNode {
  const planned = overview.filter(({ validated }) => !validated)
  const heavy = planned.filter((one) =>
    mustTypeLost({ lost: one.withdrawn, heldBefore: one.heldBefore }, run.mode),
  )
  const removals = planned.flatMap((one) => one.removals)
  return (
    <>
      {heavy.length > 0 && (
        <Alert tone="warning" title={copy.heavyTitle}>
          {copy.heavy(heavy.map(({ category }) => categoryLabel(category)).join(', '))}
        </Alert>
      )}
      <Card title={copy.table} icon="table" flush>
        <OverviewTable overview={overview} />
      </Card>
      <Card title={copy.risk} icon="shield-check">
        <p>{errorsWords(run.figures)}</p>
      </Card>
      {removals.length > 0 && (
        <Card title={copy.removals} icon="user-x">
          <Removals title={copy.losers} removals={removals.filter(({ loses }) => loses)} />
          <Removals title={copy.moved} removals={removals.filter(({ loses }) => !loses)} />
        </Card>
      )}
      <FormActions>
        <ButtonLink href={runPath(run)} variant="primary" icon="arrow-right">
          {copy.goOn}
        </ButtonLink>
        <ButtonLink href={`${runPath(run)}/changements.csv`} icon="download" download>
          {copy.downloadChanges}
        </ButtonLink>
        <ButtonLink href={`${runPath(run)}/a-nettoyer.csv`} icon="download" download>
          {copy.downloadCleaning}
        </ButtonLink>
      </FormActions>
    </>
  )
}

const numberColumns = ['added', 'unchanged', 'moved', 'withdrawn', 'conflicts', 'waiting', 'unknown'] as const

/** Also shown before the first step, when something must be agreed to. */
export function OverviewTable({ overview }: Pick<OverviewPageProps, 'overview'>): VNode {
  return (
    <DataTable
      caption={copy.table}
      captionHidden
      stackOnPhone
      rows={overview}
      rowKey={({ category }) => category}
      rowTone={({ withdrawn, validated }) => (withdrawn > 0 && !validated ? 'warning' : undefined)}
      columns={[
        {
          key: 'category',
          header: copy.category,
          rowHeader: true,
          cell: ({ category, validated }) =>
            `${categoryLabel(category)}${validated ? ` (${copy.done})` : ''}`,
        },
        ...numberColumns.map((key) => ({
          key,
          header: copy.columns[key],
          numeric: true,
          cell: (one: CategoryOverview) => formatNumberFr(one[key]),
        })),
      ]}
    />
  )
}
