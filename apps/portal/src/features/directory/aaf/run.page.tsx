import { Alert, Card, DataTable, DescriptionList, Pagination, type Tone } from '@preau/ui'
import type { VNode } from 'preact'
import { formatNumberFr } from '../../../frame/format-fr.ts'
import { aafCopy as copy, countCopy, runStateCopy } from '../copy.fr.ts'
import type { AafProblem, AafRun, AafRunState } from './aaf-store.ts'

export interface RunPageProps {
  readonly run: AafRun
  readonly problems: readonly AafProblem[]
  readonly page: number
  readonly pageSize: number
}

const tones: Readonly<Record<AafRunState, Tone>> = {
  done: 'success',
  simulated: 'info',
  refused: 'warning',
  failed: 'danger',
}

/** The report of one delivery: what it changed, and what was wrong in it. */
export function RunPage({ run, problems, page, pageSize }: RunPageProps): VNode {
  const { label, sentence } = runStateCopy[run.state]
  return (
    <>
      <Alert tone={tones[run.state]} title={label}>
        {sentence} {run.message}
      </Alert>
      <Card title={copy.report} icon="clipboard-list">
        <DescriptionList columns={2} items={facts(run)} />
      </Card>
      <Card title={copy.problems} icon="alert-triangle" flush>
        <DataTable
          caption={copy.problems}
          captionHidden
          stackOnPhone
          rows={problems}
          rowKey={(row) => JSON.stringify(row)}
          rowTone={(row) => (row.fatal ? 'danger' : undefined)}
          empty={copy.noProblem}
          columns={[
            { key: 'file', header: copy.file, cell: (row) => row.file },
            {
              key: 'line',
              header: copy.line,
              numeric: true,
              cell: (row) => (row.line === 0 ? '' : formatNumberFr(row.line)),
            },
            { key: 'reason', header: copy.reason, rowHeader: true, cell: (row) => row.reason },
            { key: 'advice', header: copy.advice, cell: (row) => row.advice },
          ]}
        />
      </Card>
      <Pagination
        page={page}
        pageSize={pageSize}
        total={run.problemCount}
        href={(target) => `/administration/annuaire/livraisons/${run.id}?page=${String(target)}`}
      />
    </>
  )
}

function facts(run: AafRun): { term: string; description: string }[] {
  const counts = Object.entries(countCopy).flatMap(([key, term]) => {
    const value = run.counts[key as keyof typeof countCopy] // Object.entries forgets the type of the keys
    return value === undefined ? [] : [{ term, description: formatNumberFr(value) }]
  })
  const seconds = run.finishedAt ? (run.finishedAt.getTime() - run.startedAt.getTime()) / 1000 : 0
  return [
    ...counts,
    { term: copy.who, description: run.startedBy },
    { term: copy.duration, description: copy.seconds(seconds) },
    { term: copy.filesRead, description: run.files.join(', ') },
  ]
}
