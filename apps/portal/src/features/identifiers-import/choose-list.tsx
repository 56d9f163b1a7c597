import { Form } from '@preau/ui'
import type { VNode } from 'preact'
import { CandidateList, ReviewFields } from './candidate-list.tsx'
import { linePath } from './deps.ts'
import { personName } from './person-cell.tsx'
import { ReviewCard } from './review-card.tsx'
import type { StepView } from './step-view.ts'

/** One card a person, with at most five accounts, the reasons of each, and one button to choose. */
export function ChooseList({ csrf, lines, section, reason }: StepView): VNode {
  return (
    <div class="pu-reviews">
      {lines.map((line, position) => {
        const form = `choisir-${line.id}`
        return (
          <ReviewCard key={line.id} line={line}>
            <Form id={form} action={`${linePath(line)}/choisir`} csrf={csrf} label={personName(line.person)}>
              <ReviewFields line={line} section={section} reason={reason} next={lines[position + 1]?.id} />
            </Form>
            <CandidateList csrf={csrf} line={line} candidates={line.candidates} form={form} />
          </ReviewCard>
        )
      })}
    </div>
  )
}
