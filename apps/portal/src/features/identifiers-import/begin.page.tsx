import { Alert, Form, FormActions, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { beginCopy as copy, modeCopy, warningCopy } from './copy.fr.ts'
import { runPath } from './deps.ts'
import type { ImportRun } from './import-run.ts'
import { AbandonBox } from './imports.page.tsx'

/** What must be agreed to before the first step. */
export function BeginPage({ csrf, run }: { readonly csrf: string; readonly run: ImportRun }): VNode {
  return (
    <>
      <p>{copy.intro}</p>
      {run.warnings.map((warning) => (
        <Alert key={warning} tone="warning">
          {warningCopy[warning]}
        </Alert>
      ))}
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
