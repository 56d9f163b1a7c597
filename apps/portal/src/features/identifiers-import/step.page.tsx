import {
  Alert,
  Card,
  Form,
  FormActions,
  Pagination,
  queryHref,
  SearchBox,
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
import { ConfirmList } from './confirm-list.tsx'
import { sectionCopy, sectionHelp, stepCopy as copy } from './copy.fr.ts'
import { stepPath } from './deps.ts'
import { lineSections } from './import-line.ts'
import type { ImportRun, ImportStep } from './import-run.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { LineTable } from './line-table.tsx'
import { reasonLabels } from './reasons.fr.ts'
import { ReviewHelp, UndoBar } from './undo-bar.tsx'
import type { StepView } from './step-view.ts'
import { ValidationCard } from './validation-card.tsx'

/** One of the six steps: who is recognised, who is not, and what validating will do. */
export function StepPage(props: StepView): VNode {
  const { run, step } = props
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
              label={copy.found}
              value={copy.recognised(step.recognised, categoryLabel(step.category, step.recognised))}
              icon="user-check"
              tone="success"
            />
            <Stat
              label={copy.notFound}
              value={copy.unrecognised(unrecognised, categoryLabel(step.category, unrecognised))}
              icon="user-question"
              tone={unrecognised > 0 ? 'warning' : 'neutral'}
            />
          </StatRow>
          <Sections {...props} />
        </>
      )}
      <ValidationCard {...props} />
      {step.people === 0 && <KeyboardHelp keys={['validate']} />}
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

function Sections(props: StepView): VNode {
  const { run, step, figures, section, reason, name, count, page, pageSize } = props
  const path = stepPath(run, step.position)
  const kept = { partie: section, motif: reason }
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
      <UndoBar {...props} />
      <Card title={sectionCopy[section]} subtitle={sectionHelp[section]}>
        <ReviewHelp section={section} />
        {figures.sections[section] === 0 ? null : (
          <SearchBox action={path} label={copy.search} value={name} keep={kept} />
        )}
        <ReasonFilter {...props} />
        {count.total === 0 ? <p>{name === '' ? copy.none : copy.noneFound}</p> : <SectionLines {...props} />}
        <Pagination
          page={page}
          pageSize={pageSize}
          total={count.total}
          href={(target) => queryHref(path, { ...kept, q: name }, { page: String(target) })}
        />
      </Card>
    </>
  )
}

function SectionLines(props: StepView): VNode {
  switch (props.section) {
    case 'confirm':
      return <ConfirmList {...props} />
    case 'choose':
      return <ChooseList {...props} />
    case 'unknown':
    case 'recognised':
      return <LineTable {...props} />
  }
}

function ReasonFilter({ run, step, figures, section, reason, name }: StepView): VNode | null {
  const reasons = figures.reasons.filter((one) => one.section === section)
  if (reasons.length < 2) return null
  return (
    <Form method="get" action={stepPath(run, step.position)} label={copy.filter}>
      <input type="hidden" name="partie" value={section} />
      {name === '' ? null : <input type="hidden" name="q" value={name} />}
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
      <FormActions>
        <SubmitButton size="small" icon="filter" variant="secondary">
          {copy.applyFilter}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
