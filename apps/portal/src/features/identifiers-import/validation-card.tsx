import {
  Alert,
  Card,
  DataTable,
  ExactText,
  Form,
  FormActions,
  HiddenField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import { stepPath } from './deps.ts'
import type { PlannedRemoval, StepPlan } from './identifier-imports.ts'
import { mustTypeLost } from './loss-guard.ts'
import { AccountCell } from './person-cell.tsx'
import type { StepPageProps } from './step.page.tsx'

const shownRemovals = 100

/** What validating will do, who loses access, and the button. */
export function ValidationCard({ csrf, run, step, plan, typedLostError }: StepPageProps): VNode {
  const remaining = step.people - step.recognised
  const last = step.position === run.steps.length
  return (
    <Card title={copy.validateTitle} icon="circle-check" id="valider">
      <p>{summary(plan)}</p>
      {remaining > 0 && <p>{copy.remaining(remaining)}</p>}
      {run.mode === 'complete' && run.rejectedCount > 0 && (
        <Alert tone="warning">{copy.rejectedWarning(run.rejectedCount)}</Alert>
      )}
      <Removals title={copy.losers} removals={plan.removals.filter(({ loses }) => loses)} open />
      <Removals title={copy.removals} removals={plan.removals.filter(({ loses }) => !loses)} />
      <Form action={`${stepPath(run, step.position)}/valider`} csrf={csrf}>
        <HiddenField name="pertesAffichees" value={String(plan.lost)} />
        {mustTypeLost(plan, run.mode) && (
          <TextField
            name="pertesSaisies"
            label={copy.typeLost}
            hint={copy.typeLostHint(plan.lost)}
            inputmode="numeric"
            width="short"
            required
            error={typedLostError}
          />
        )}
        <FormActions>
          <SubmitButton variant="primary" icon="arrow-right">
            {last ? copy.validateLast : copy.validate}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function summary(plan: StepPlan): string {
  const replaced = plan.removals.filter(({ loses }) => !loses).length
  const parts = [copy.added(plan.added), copy.unchanged(plan.unchanged)]
  if (replaced > 0) parts.push(copy.replaced(replaced))
  if (plan.lost > 0) parts.push(copy.lost(plan.lost))
  return `${parts.join(', ')}.`
}

interface RemovalsProps {
  readonly title: string
  readonly removals: readonly PlannedRemoval[]
  readonly open?: boolean
}

function Removals({ title, removals, open }: RemovalsProps): VNode | null {
  if (removals.length === 0) return null
  return (
    <details open={open}>
      <summary>{`${title} (${String(removals.length)})`}</summary>
      <DataTable
        caption={title}
        captionHidden
        stackOnPhone
        rows={removals.slice(0, shownRemovals)}
        rowKey={(removal) => `${removal.pronoteId} ${removal.account.id}`}
        columns={[
          {
            key: 'account',
            header: copy.account,
            rowHeader: true,
            cell: ({ account }) => <AccountCell account={account} />,
          },
          { key: 'id', header: copy.pronoteId, cell: ({ pronoteId }) => <ExactText>{pronoteId}</ExactText> },
          { key: 'cause', header: copy.cause, cell: ({ cause }) => copy.causes[cause] },
        ]}
      />
      {removals.length > shownRemovals && <p>{copy.moreLosers(removals.length - shownRemovals)}</p>}
    </details>
  )
}
