import { categoryLabel } from '@preau/people'
import { Alert, ButtonLink, Form, FormActions, HiddenField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { CandidateBody } from './candidate-list.tsx'
import { groupCopy as copy, stepCopy } from './copy.fr.ts'
import { type ImportLine, isFree, type LineCandidate } from './import-line.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { AccountCell, personName } from './person-cell.tsx'
import { ReviewCard } from './review-card.tsx'

/** Which people are shown together. */
export type GroupKind = 'family' | 'lookalikes'

export interface GroupPageProps {
  readonly csrf: string
  readonly kind: GroupKind
  /** Where the answers go. */
  readonly action: string
  readonly back: string
  readonly lines: readonly ImportLine[]
  /** Whether the step of a line is already validated. */
  readonly isOver: (line: ImportLine) => boolean
}

/** Several people side by side, decided in one go: a family, twins, homonyms. */
export function GroupPage({ csrf, kind, action, back, lines, isOver }: GroupPageProps): VNode {
  const open = lines.filter((line) => !isOver(line))
  return (
    <>
      {lines.length < 2 && <Alert tone="info">{kind === 'family' ? copy.alone : copy.aloneLookalikes}</Alert>}
      {kind === 'lookalikes' && lines.some(({ duplicate }) => duplicate) && (
        <Alert tone="info">{copy.duplicate}</Alert>
      )}
      <KeyboardHelp keys={['choose', 'nobody', 'later', 'save', 'why', 'move']} />
      <Form action={action} csrf={csrf} label={copy.save}>
        <div class="pu-reviews pu-reviews-beside">
          {lines.map((line) => (
            <ReviewCard key={line.id} line={line} without={[kind]}>
              <p class="text-secondary">{categoryLabel(line.category, 1)}</p>
              {isOver(line) ? <Decided line={line} /> : <Answers line={line} />}
            </ReviewCard>
          ))}
        </div>
        <FormActions>
          {open.length > 0 && (
            <span data-key="c">
              <SubmitButton variant="primary" icon="check">
                {copy.save}
              </SubmitButton>
            </span>
          )}
          <ButtonLink href={back} icon="arrow-left" variant="subtle">
            {stepCopy.backToStep}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}

function Decided({ line }: { readonly line: ImportLine }): VNode {
  return (
    <>
      {line.account ? <AccountCell account={line.account} /> : <p>{copy.noAccount}</p>}
      <p class="pu-hint">{copy.over}</p>
    </>
  )
}

/** The account a line has, when it is not among those compared: it must stay possible to leave it there. */
function choicesOf({ account, candidates }: ImportLine): readonly LineCandidate[] {
  if (!account || candidates.some((one) => one.account.id === account.id)) return candidates
  return [{ account, score: 0, reasons: [], weights: [], holder: undefined }, ...candidates]
}

function Answers({ line }: { readonly line: ImportLine }): VNode {
  const selected =
    line.account?.id ?? (line.chosenBy === null ? (line.proposed?.account.id ?? 'plus-tard') : 'personne')
  return (
    <fieldset class="pu-answers-stacked">
      <legend class="visually-hidden">{copy.answer(personName(line.person))}</legend>
      <HiddenField name="lignes" value={line.id} />
      <HiddenField name={`version-${line.id}`} value={String(line.version)} />
      {choicesOf(line).map((candidate, position) => (
        <Answer
          key={candidate.account.id}
          line={line}
          candidate={candidate}
          rank={position + 1}
          selected={selected === candidate.account.id}
        />
      ))}
      <PlainAnswer line={line} value="personne" rank="0" selected={selected} />
      <PlainAnswer line={line} value="plus-tard" rank="s" selected={selected} />
    </fieldset>
  )
}

function Answer(props: {
  readonly line: ImportLine
  readonly candidate: LineCandidate
  readonly rank: number
  readonly selected: boolean
}): VNode {
  const { line, candidate, rank, selected } = props
  const { account, holder } = candidate
  const id = `choix-${line.id}-${account.id}`
  return (
    <div class="pu-candidate" data-key={rank}>
      <input
        type="radio"
        class="form-check-input"
        id={id}
        name={`choix-${line.id}`}
        value={account.id}
        checked={selected}
        // Who has it may be beside, and give it back in the same go.
        disabled={!isFree(holder) && holder?.kind === 'identifier'}
        aria-label={`${account.name} ${stepCopy.forPerson(personName(line.person))}`}
      />
      <CandidateBody line={line} candidate={candidate} />
      <kbd aria-hidden="true">{rank}</kbd>
    </div>
  )
}

function PlainAnswer(props: {
  readonly line: ImportLine
  readonly value: 'personne' | 'plus-tard'
  readonly rank: '0' | 's'
  readonly selected: string
}): VNode {
  const { line, value, rank, selected } = props
  return (
    <label class="pu-candidate" data-key={rank}>
      <input
        type="radio"
        class="form-check-input"
        name={`choix-${line.id}`}
        value={value}
        checked={selected === value}
      />
      <span>{value === 'personne' ? stepCopy.nobody : copy.later}</span>
      <kbd aria-hidden="true">{rank.toUpperCase()}</kbd>
    </label>
  )
}
