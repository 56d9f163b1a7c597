import {
  Alert,
  ButtonLink,
  Card,
  DataTable,
  DescriptionList,
  Form,
  FormActions,
  Pagination,
  SubmitButton,
} from '@preau/ui'
import { formatDayFr } from '@preau/people'
import type { VNode } from 'preact'
import { formatInstantFr, formatNumberFr } from '../../frame/format-fr.ts'
import type { AafProblem, AafRun } from './aaf-store.ts'
import { aafCopy as copy, countCopy, previewCopy, progressCopy, runStateCopy } from './copy.fr.ts'
import { isEnded } from './import-delivery.ts'
import { Abandon, ConfirmCard, PreviewCards } from './preview.tsx'
import { ProgressFragment } from './progress-fragment.tsx'
import { runTones } from './run-states.ts'

export interface RunPageProps {
  readonly csrf: string
  readonly run: AafRun
  readonly problems: readonly AafProblem[]
  readonly page: number
  readonly pageSize: number
}

const base = '/administration/annuaire/livraisons'

/** One delivery: how far it is while it goes, what it would change, what it changed, and what was wrong in it. */
export function RunPage(props: RunPageProps): VNode {
  const { run, csrf } = props
  const { label, sentence } = runStateCopy[run.state]
  return (
    <>
      <Alert tone={runTones[run.state]} title={label}>
        {sentence} {run.message}
      </Alert>
      {isEnded(run.state) ? null : (
        <Card title={progressCopy.title} icon="clock">
          <ProgressFragment run={run} />
        </Card>
      )}
      {run.state === 'to_confirm' ? <ConfirmCard run={run} csrf={csrf} /> : null}
      {run.state === 'failed' ? <ResumeCard run={run} csrf={csrf} /> : null}
      {run.preview === null || run.namesRemovedAt !== null ? null : <PreviewCards preview={run.preview} />}
      <Card title={copy.report} icon="clipboard-list">
        <DescriptionList columns={2} items={facts(run)} />
      </Card>
      <Problems {...props} />
    </>
  )
}

function ResumeCard({ run, csrf }: Pick<RunPageProps, 'run' | 'csrf'>): VNode {
  return (
    <Card title={previewCopy.resume} icon="refresh">
      <Form action={`${base}/${run.id}/reprendre`} csrf={csrf}>
        <FormActions>
          <SubmitButton variant="primary">{previewCopy.resume}</SubmitButton>
        </FormActions>
      </Form>
      <Abandon run={run} csrf={csrf} />
    </Card>
  )
}

function Problems({ run, problems, page, pageSize }: RunPageProps): VNode {
  return (
    <>
      <Card title={copy.problems} icon="alert-triangle" flush>
        <DataTable
          caption={copy.problems}
          captionHidden
          stackOnPhone
          rows={problems}
          rowKey={(row) => JSON.stringify(row)}
          rowTone={(row) => (row.fatal ? 'danger' : undefined)}
          empty={
            run.namesRemovedAt === null
              ? copy.noProblem
              : copy.namesRemoved(formatInstantFr(run.namesRemovedAt))
          }
          columns={[
            { key: 'file', header: copy.file, cell: (row) => row.file },
            {
              key: 'line',
              header: copy.line,
              numeric: true,
              cell: (row) => (row.line === 0 ? '' : formatNumberFr(row.line)),
            },
            {
              key: 'severity',
              header: previewCopy.severity,
              cell: (row) => previewCopy.severities[row.severity],
            },
            { key: 'reason', header: copy.reason, rowHeader: true, cell: (row) => row.reason },
            { key: 'advice', header: copy.advice, cell: (row) => row.advice },
          ]}
        />
      </Card>
      {run.problemCount === 0 ? null : (
        <ButtonLink href={`${base}/${run.id}/anomalies.csv`} icon="download">
          {previewCopy.download}
        </ButtonLink>
      )}
      <Pagination
        page={page}
        pageSize={pageSize}
        total={run.problemCount}
        href={(target) => `${base}/${run.id}?page=${String(target)}`}
      />
    </>
  )
}

/** A region has thousands of files: the first ones are enough to recognise a delivery. */
const shownFiles = 12

function facts(run: AafRun): { term: string; description: string }[] {
  const counts = Object.entries(countCopy).flatMap(([key, term]) => {
    const value = run.counts[key as keyof typeof countCopy] // Object.entries forgets the type of the keys
    return value === undefined ? [] : [{ term, description: formatNumberFr(value) }]
  })
  const { finishedAt, startedAt, deliveredOn, files } = run
  const seconds = finishedAt === null ? null : (finishedAt.getTime() - startedAt.getTime()) / 1000
  const more = files.length > shownFiles ? [copy.moreFiles(files.length - shownFiles)] : []
  return [
    ...counts,
    { term: previewCopy.mode, description: previewCopy.modes[run.mode] },
    ...(deliveredOn === null ? [] : [{ term: previewCopy.day, description: formatDayFr(deliveredOn) }]),
    { term: copy.who, description: run.startedBy },
    ...(seconds === null ? [] : [{ term: copy.duration, description: copy.seconds(seconds) }]),
    { term: copy.filesRead, description: [...files.slice(0, shownFiles), ...more].join(', ') },
  ]
}
