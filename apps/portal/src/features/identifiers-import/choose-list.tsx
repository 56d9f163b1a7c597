import {
  ButtonLink,
  Card,
  ConfirmBox,
  Form,
  FormActions,
  HiddenField,
  RadioGroup,
  SubmitButton,
} from '@preau/ui'
import type { VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import { linePath } from './deps.ts'
import { type ImportLine, isFree, type LineCandidate } from './import-line.ts'
import {
  accountDetail,
  birthDay,
  holderWords,
  PersonFacts,
  personName,
  PronoteIdCell,
} from './person-cell.tsx'
import type { StepView } from './step-view.ts'

/** One card a person, with at most five accounts and the reasons of each. */
export function ChooseList({ csrf, lines }: StepView): VNode {
  return (
    <>
      {lines.map((line) => (
        <Card
          key={line.id}
          level={3}
          title={personName(line.person)}
          subtitle={line.reasons.join(' ')}
          id={`personne-${line.id}`}
        >
          <div>
            <PersonFacts line={line} /> {birthDay(line.person.birthDate)} <PronoteIdCell line={line} />
          </div>
          <ChooseForm csrf={csrf} line={line} />
          {line.candidates
            .filter(({ holder }) => !isFree(holder))
            .map((candidate) => (
              <MoveBox key={candidate.account.id} csrf={csrf} line={line} candidate={candidate} />
            ))}
        </Card>
      ))}
    </>
  )
}

function ChooseForm({ csrf, line }: { readonly csrf: string; readonly line: ImportLine }): VNode {
  return (
    <Form action={`${linePath(line)}/choisir`} csrf={csrf} label={personName(line.person)}>
      <RadioGroup
        name="compte"
        id={`compte-${line.id}`}
        label={copy.account}
        options={[
          ...line.candidates.map((candidate) => ({
            value: candidate.account.id,
            label: candidate.account.name,
            hint: candidateHint(candidate),
            disabled: !isFree(candidate.holder),
          })),
          { value: 'personne', label: copy.nobody, hint: copy.nobodyHint },
        ]}
      />
      <FormActions>
        <SubmitButton variant="primary" size="small" icon="check">
          {copy.choose}
        </SubmitButton>
        <ButtonLink href={linePath(line)} size="small" icon="search">
          {copy.browse}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

function candidateHint({ account, reasons, holder }: LineCandidate): string {
  const parts = [accountDetail(account), reasons.join(' · '), holder ? holderWords(holder) : '']
  return parts.filter((part) => part !== '').join('. ')
}

interface MoveBoxProps {
  readonly csrf: string
  readonly line: ImportLine
  readonly candidate: Pick<LineCandidate, 'account' | 'holder'>
}

/** Takes an account from whoever has it: never without asking. */
export function MoveBox({ csrf, line, candidate }: MoveBoxProps): VNode {
  const { account, holder } = candidate
  return (
    <ConfirmBox
      label={`${copy.move} (${account.name})`}
      icon="arrow-right"
      size="small"
      question={copy.moveQuestion(account.name)}
      detail={`${copy.moveDetail} ${holder ? `(${holderWords(holder)})` : ''}`}
      confirmLabel={copy.move}
      action={`${linePath(line)}/choisir`}
      csrf={csrf}
    >
      <HiddenField name="compte" value={account.id} />
      <HiddenField name="deplacer" value="1" />
    </ConfirmBox>
  )
}
