import {
  Alert,
  Card,
  ConfirmBox,
  Form,
  Pagination,
  queryHref,
  SelectField,
  Stat,
  StatRow,
  Steps,
  SubmitButton,
  Tabs,
} from '@preau/ui'
import { categoryLabel } from '@preau/people'
import type { VNode } from 'preact'
import { ChooseList } from './choose-list.tsx'
import { ConfirmTable } from './confirm-table.tsx'
import { sectionCopy, sectionHelp, stepCopy as copy } from './copy.fr.ts'
import { runPath, stepPath } from './deps.ts'
import type { StepFigures, StepPlan } from './identifier-imports.ts'
import { type ImportLine, type LineSection, lineSections } from './import-line.ts'
import type { ImportRun, ImportStep } from './import-run.ts'
import { LineTable } from './line-table.tsx'
import { reasonLabels } from './reasons.fr.ts'
import { ValidationCard } from './validation-card.tsx'

export interface StepPageProps {
  readonly csrf: string
  readonly run: ImportRun
  readonly step: ImportStep
  readonly figures: StepFigures
  readonly plan: StepPlan
  readonly section: LineSection
  readonly reason: string | undefined
  readonly lines: readonly ImportLine[]
  readonly page: number
  readonly pageSize: number
  readonly typedLostError: string | undefined
}

/** One of the six steps: who is recognised, who is not, and what validating will do. */
export function StepPage(props: StepPageProps): VNode {
  const { csrf, run, step } = props
  const unrecognised = step.people - step.recognised
  return (
    <>
      <StepsOfRun run={run} current={step} />
      {step.people === 0 ? (
        <Alert tone="info">{copy.empty(categoryLabel(step.category, 1))}</Alert>
      ) : (
        <>
          <StatRow>
            <Stat
              label={copy.recognised(step.recognised, categoryLabel(step.category, step.recognised))}
              value={step.recognised}
              icon="user-check"
              tone="success"
            />
            <Stat
              label={copy.unrecognised(unrecognised, categoryLabel(step.category, unrecognised))}
              value={unrecognised}
              icon="user-question"
              tone={unrecognised > 0 ? 'warning' : 'neutral'}
            />
          </StatRow>
          <Sections {...props} />
        </>
      )}
      <ValidationCard {...props} />
      <ConfirmBox
        label={copy.interrupt}
        icon="player-stop"
        variant="secondary"
        question={copy.interruptQuestion}
        detail={copy.interruptDetail}
        confirmLabel={copy.interrupt}
        action={`${runPath(run)}/interrompre`}
        csrf={csrf}
      />
    </>
  )
}

function StepsOfRun({ run, current }: { readonly run: ImportRun; readonly current: ImportStep }): VNode {
  return (
    <Steps
      label={copy.steps}
      steps={run.steps.map((step) => ({
        label: categoryLabel(step.category),
        state: step.validatedAt ? 'done' : step.position === current.position ? 'current' : 'todo',
        note: step.validatedAt ? copy.recognisedShort(step.counts.recognised ?? 0) : undefined,
      }))}
    />
  )
}

function Sections(props: StepPageProps): VNode {
  const { run, step, figures, section, reason, page, pageSize } = props
  const path = stepPath(run, step.position)
  const total = figures.reasons
    .filter((one) => one.section === section && (reason === undefined || one.reason === reason))
    .reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <Tabs
        label={copy.sections}
        items={lineSections.map((one) => ({
          label: sectionCopy[one],
          href: queryHref(path, {}, { partie: one }),
          current: one === section,
          count: figures.sections[one],
        }))}
      />
      <Card title={sectionCopy[section]} subtitle={sectionHelp[section]}>
        <ReasonFilter {...props} />
        {total === 0 ? <p>{copy.none}</p> : <SectionLines {...props} />}
        <Pagination
          page={page}
          pageSize={pageSize}
          total={total}
          href={(target) => queryHref(path, {}, { partie: section, motif: reason, page: String(target) })}
        />
      </Card>
    </>
  )
}

function SectionLines(props: StepPageProps): VNode {
  switch (props.section) {
    case 'confirm':
      return <ConfirmTable {...props} />
    case 'choose':
      return <ChooseList {...props} />
    case 'unknown':
    case 'recognised':
      return <LineTable {...props} />
  }
}

function ReasonFilter({ run, step, figures, section, reason }: StepPageProps): VNode | null {
  const reasons = figures.reasons.filter((one) => one.section === section)
  if (reasons.length < 2) return null
  return (
    <Form method="get" action={stepPath(run, step.position)} label={copy.filter}>
      <input type="hidden" name="partie" value={section} />
      <SelectField
        name="motif"
        label={copy.filter}
        empty={copy.allReasons}
        value={reason ?? ''}
        options={reasons.map((one) => ({
          value: one.reason,
          label: `${reasonLabels[one.reason]} (${String(one.count)})`,
        }))}
      />
      <SubmitButton size="small" icon="filter">
        {copy.applyFilter}
      </SubmitButton>
    </Form>
  )
}
