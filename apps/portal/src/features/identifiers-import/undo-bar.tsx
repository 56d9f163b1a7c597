import { Form, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { stepCopy as copy } from './copy.fr.ts'
import { stepPath } from './deps.ts'
import type { LineSection } from './import-line.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { personName } from './person-cell.tsx'
import type { StepView } from './step-view.ts'

/** What one has just decided, with the button that takes it back, and how much each has decided when several work at it. */
export function UndoBar({ csrf, run, step, lastAction, contributions }: StepView): VNode | null {
  const several = contributions.length > 1
  if (!lastAction && !several) return null
  return (
    <div class="pu-undo">
      {lastAction && (
        <>
          <span>
            {copy.lastAction(
              lastAction.person ? personName(lastAction.person) : copy.lastActionSeveral(lastAction.count),
              formatInstantFr(lastAction.at),
            )}
          </span>
          <span data-key="u">
            <Form action={`${stepPath(run, step.position)}/annuler`} csrf={csrf} label={copy.undoLastLabel}>
              <SubmitButton variant="subtle" size="small" icon="arrow-back-up" label={copy.undoLastLabel}>
                {copy.undoLast}
              </SubmitButton>
            </Form>
          </span>
        </>
      )}
      {several && (
        <span class="text-secondary">
          {copy.contributions(contributions.map(({ by, count }) => `${by} ${String(count)}`).join(', '))}
        </span>
      )}
    </div>
  )
}

/** The keys that do something in a part of a step. */
export function ReviewHelp({ section }: { readonly section: LineSection }): VNode {
  switch (section) {
    case 'confirm':
      return (
        <KeyboardHelp
          keys={[
            'same',
            'nobody',
            'later',
            'save',
            'undo',
            'why',
            'search',
            'family',
            'lookalikes',
            'move',
            'validate',
          ]}
        />
      )
    case 'choose':
      return (
        <KeyboardHelp
          keys={[
            'choose',
            'nobody',
            'skip',
            'undo',
            'why',
            'search',
            'family',
            'lookalikes',
            'move',
            'validate',
          ]}
        />
      )
    case 'unknown':
    case 'recognised':
      return <KeyboardHelp keys={['undo', 'validate']} />
  }
}
