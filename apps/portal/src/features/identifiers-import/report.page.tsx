import { categoryLabel } from '@preau/people'
import {
  Alert,
  ButtonLink,
  Card,
  ConfirmBox,
  DataTable,
  DescriptionList,
  Form,
  FormActions,
  SubmitButton,
  type Tone,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr, formatNumberFr } from '../../frame/format-fr.ts'
import type { ComparedRuns } from './comparable-runs.ts'
import { Comparison } from './comparison.tsx'
import { listCopy, modeCopy, overviewCopy, reportCopy as copy } from './copy.fr.ts'
import type { UndoPlan } from './identifier-imports.ts'
import { runPath } from './deps.ts'
import type { ImportLine, LineReason } from './import-line.ts'
import { currentStep, type ImportRun, type ImportStep, isUnderWay, type StepCounts } from './import-run.ts'
import { AbandonBox } from './imports.page.tsx'
import { reasonLabels } from './reasons.fr.ts'

export interface ReportPageProps {
  readonly csrf: string
  readonly run: ImportRun
  readonly unrecognised: readonly ImportLine[]
  readonly undo: UndoPlan
  readonly compared: ComparedRuns
}

/** What an import did by category, and what remains. */
export function ReportPage({ csrf, run, unrecognised, undo, compared }: ReportPageProps): VNode {
  return (
    <>
      <Ending run={run} />
      <Card title={copy.figures} icon="chart-bar" flush>
        <Figures run={run} />
      </Card>
      <Comparison run={run} compared={compared} />
      <Card title={copy.rest} icon="user-question">
        <Rest run={run} unrecognised={unrecognised} />
      </Card>
      <Card title={listCopy.form} icon="file-import">
        <DescriptionList columns={2} items={facts(run)} />
      </Card>
      <FormActions>
        {isUnderWay(run) && (
          <Form action={`${runPath(run)}/reprendre`} csrf={csrf}>
            <SubmitButton variant="primary" icon="player-play">
              {listCopy.resume}
            </SubmitButton>
          </Form>
        )}
        {isUnderWay(run) && <AbandonBox csrf={csrf} run={run} />}
        {run.state !== 'undone' && <UndoBox csrf={csrf} run={run} undo={undo} />}
      </FormActions>
    </>
  )
}

function Ending({ run }: { readonly run: ImportRun }): VNode {
  const [tone, title, text] = endingOf(run)
  return (
    <Alert tone={tone} title={title}>
      {text}
    </Alert>
  )
}

function endingOf(run: ImportRun): readonly [Tone, string, string] {
  switch (run.state) {
    case 'finished':
      return ['success', copy.finished, copy.finishedText]
    case 'abandoned':
      return ['neutral', copy.abandoned, copy.abandonedText]
    case 'undone':
      return [
        'neutral',
        copy.undone,
        copy.undoneText(run.undoneBy ?? '', run.undoneAt ? formatInstantFr(run.undoneAt) : ''),
      ]
    case 'open':
    case 'interrupted':
      return ['warning', copy.interrupted, copy.interruptedText(currentStep(run)?.position ?? 1)]
  }
}

const countKeys = Object.keys(copy.columns) as (keyof StepCounts)[]

function Figures({ run }: { readonly run: ImportRun }): VNode {
  return (
    <DataTable
      caption={copy.figures}
      captionHidden
      stackOnPhone
      rows={run.steps}
      rowKey={({ category }) => category}
      columns={[
        {
          key: 'category',
          header: copy.category,
          rowHeader: true,
          cell: (step) =>
            `${categoryLabel(step.category)}${step.validatedAt ? '' : ` (${copy.notValidated})`}`,
        },
        ...countKeys.map((key) => ({
          key,
          header: copy.columns[key],
          numeric: true,
          cell: (step: ImportStep) => countOf(step, key),
        })),
      ]}
    />
  )
}

function countOf(step: ImportStep, key: keyof StepCounts): string {
  const value = step.counts[key]
  if (value !== undefined) return formatNumberFr(value)
  if (key === 'recognised') return formatNumberFr(step.recognised)
  return key === 'unrecognised' ? formatNumberFr(step.people - step.recognised) : '–'
}

function Rest({ run, unrecognised }: Pick<ReportPageProps, 'run' | 'unrecognised'>): VNode {
  if (unrecognised.length === 0) return <p>{copy.restNone}</p>
  const counts = new Map<LineReason, number>()
  for (const { reason } of unrecognised) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const rows = [...counts].sort(([, a], [, b]) => b - a).map(([reason, count]) => ({ reason, count }))
  return (
    <>
      <DataTable
        caption={copy.rest}
        captionHidden
        rows={rows}
        rowKey={({ reason }) => reason}
        columns={[
          {
            key: 'reason',
            header: listCopy.unrecognised,
            rowHeader: true,
            cell: ({ reason }) => reasonLabels[reason],
          },
          { key: 'count', header: copy.people, numeric: true, cell: ({ count }) => formatNumberFr(count) },
        ]}
      />
      <FormActions>
        <ButtonLink href={`${runPath(run)}/non-reconnus.csv`} icon="download" download>
          {copy.download}
        </ButtonLink>
        <ButtonLink href={`${runPath(run)}/a-nettoyer.csv`} icon="download" download>
          {overviewCopy.downloadCleaning}
        </ButtonLink>
      </FormActions>
    </>
  )
}

function facts(run: ImportRun): { term: string; description: string | VNode }[] {
  const problems = `${runPath(run)}/remarques`
  return [
    { term: copy.file, description: run.fileName },
    { term: copy.mode, description: modeCopy[run.mode].label },
    { term: copy.openedBy, description: `${run.startedBy}, ${formatInstantFr(run.startedAt)}` },
    ...(run.endedAt
      ? [{ term: copy.endedBy, description: `${run.endedBy ?? ''}, ${formatInstantFr(run.endedAt)}` }]
      : []),
    ...(run.problemCount > 0
      ? [{ term: copy.problems, description: <a href={problems}>{copy.rejected(run.rejectedCount)}</a> }]
      : []),
  ]
}

function UndoBox({ csrf, run, undo }: Pick<ReportPageProps, 'csrf' | 'run' | 'undo'>): VNode {
  return (
    <ConfirmBox
      label={copy.undo}
      icon="arrow-back-up"
      question={copy.undoQuestion}
      detail={copy.undoDetail(undo.given, undo.restored, undo.decisions)}
      confirmLabel={copy.undo}
      action={`${runPath(run)}/annuler`}
      csrf={csrf}
    />
  )
}
