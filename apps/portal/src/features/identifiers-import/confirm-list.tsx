import { Form, FormActions, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { CandidateBody } from './candidate-list.tsx'
import { stepCopy as copy } from './copy.fr.ts'
import { stepPath } from './deps.ts'
import type { ImportLine } from './import-line.ts'
import { personName } from './person-cell.tsx'
import { ReviewCard } from './review-card.tsx'
import type { StepView } from './step-view.ts'

/** Probable matches, confirmed together; the ones to look at first are on top, and the doubtful ones wait for a word. */
export function ConfirmList({ csrf, run, step, lines }: StepView): VNode {
  return (
    <Form action={`${stepPath(run, step.position)}/confirmer`} csrf={csrf} label={copy.confirmAll}>
      <div class="pu-reviews">
        {lines.map((line) => (
          <ReviewCard key={line.id} line={line}>
            <HiddenField name="lignes" value={line.id} />
            {line.proposed && (
              <div class="pu-candidate">
                <CandidateBody line={line} candidate={line.proposed} />
              </div>
            )}
            <Answers line={line} />
          </ReviewCard>
        ))}
      </div>
      <FormActions>
        <span data-key="c">
          <SubmitButton variant="primary" icon="check">
            {copy.confirmAll}
          </SubmitButton>
        </span>
      </FormActions>
    </Form>
  )
}

/** What is doubtful is not confirmed unless somebody says so: it must be looked at. */
const isDoubtful = (line: ImportLine): boolean =>
  line.duplicate || ['homonyms', 'account-disputed', 'memory-stale'].includes(line.reason)

const answers = [
  { value: 'oui', label: copy.answerYes, key: '1' },
  { value: 'plus-tard', label: copy.answerLater, key: 's' },
  { value: 'personne', label: copy.answerNobody, key: '0' },
] as const

function Answers({ line }: { readonly line: ImportLine }): VNode {
  const selected = isDoubtful(line) ? 'plus-tard' : 'oui'
  return (
    <fieldset class="pu-answers">
      <legend class="visually-hidden">{personName(line.person)}</legend>
      {answers.map(({ value, label, key }) => (
        <label key={value} class="pu-answer" data-key={key}>
          <input
            type="radio"
            class="form-check-input"
            name={`choix-${line.id}`}
            value={value}
            checked={value === selected}
          />{' '}
          {label} <kbd aria-hidden="true">{key.toUpperCase()}</kbd>
        </label>
      ))}
    </fieldset>
  )
}
