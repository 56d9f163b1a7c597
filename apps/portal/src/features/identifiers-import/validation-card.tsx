import {
  Alert,
  ButtonLink,
  Card,
  ConfirmBox,
  Form,
  FormActions,
  HiddenField,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import { runPath, stepPath } from './deps.ts'
import type { StepPlan } from './identifier-imports.ts'
import { mustTypeLost } from './loss-guard.ts'
import { Removals } from './removals.tsx'
import type { StepView } from './step-view.ts'

/** What validating will do, who loses access, and the button. */
export function ValidationCard({ csrf, run, step, plan, typedLostError }: StepView): VNode {
  const remaining = step.people - step.recognised
  const last = step.position === run.steps.length
  return (
    <Card title={copy.validateTitle} icon="circle-check" id="valider">
      <p>{summary(plan)}</p>
      {remaining > 0 && <p>{copy.remaining(remaining)}</p>}
      {run.mode === 'complete' && run.rejectedCount > 0 && (
        <Alert tone="warning">
          {copy.rejectedWarning(run.rejectedCount)} {plan.kept > 0 ? copy.kept(plan.kept) : copy.noneKept}
        </Alert>
      )}
      <Removals title={copy.losers} removals={plan.removals.filter(({ loses }) => loses)} />
      <Removals title={copy.removals} removals={plan.removals.filter(({ loses }) => !loses)} />
      <Form action={`${stepPath(run, step.position)}/valider`} csrf={csrf} id="validation">
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
      </Form>
      <FormActions>
        <span data-key="v">
          <SubmitButton variant="primary" icon="arrow-right" form="validation">
            {last ? copy.validateLast : copy.validate}
          </SubmitButton>
        </span>
        <ButtonLink href={`${runPath(run)}/apercu`} icon="table" variant="secondary">
          {copy.overview}
        </ButtonLink>
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
      </FormActions>
    </Card>
  )
}

function summary(plan: StepPlan): string {
  const replaced = plan.removals.filter(({ loses }) => !loses).length
  const parts = [
    plan.added > 0 ? copy.added(plan.added) : '',
    plan.unchanged > 0 ? copy.unchanged(plan.unchanged) : '',
    replaced > 0 ? copy.replaced(replaced) : '',
    plan.lost > 0 ? copy.lost(plan.lost) : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? copy.nothingPlanned : copy.planned(parts.join(', '))
}
