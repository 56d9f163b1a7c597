import { Alert, Card, Form, FormActions, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { beginCopy as copy, modeCopy, overviewCopy, warningCopy } from './copy.fr.ts'
import { runPath } from './deps.ts'
import type { CategoryOverview } from './import-overview.ts'
import type { ImportRun } from './import-run.ts'
import { OverviewTable } from './overview.page.tsx'
import { AbandonBox } from './imports.page.tsx'

/** What must be agreed to before the first step. */
export function BeginPage(props: {
  readonly csrf: string
  readonly run: ImportRun
  readonly overview: readonly CategoryOverview[]
}): VNode {
  const { csrf, run, overview } = props
  return (
    <>
      <p>{copy.intro}</p>
      {run.warnings.map((warning) => (
        <Alert key={warning} tone="warning">
          {warningCopy[warning]}
        </Alert>
      ))}
      <Card title={overviewCopy.table} icon="table" flush>
        <OverviewTable overview={overview} />
      </Card>
      <FormActions>
        <Form action={`${runPath(run)}/commencer`} csrf={csrf}>
          <SubmitButton variant="primary" icon="arrow-right">
            {copy.go(modeCopy[run.mode].label)}
          </SubmitButton>
        </Form>
        <AbandonBox csrf={csrf} run={run} />
      </FormActions>
    </>
  )
}
