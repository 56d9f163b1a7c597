import { HiddenField, Icon, SubmitButton } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import { type AccountHolder, type ImportLine, isFree, type LineCandidate } from './import-line.ts'
import { MarkedAccount } from './marked-account.tsx'
import { MoveBox } from './move-box.tsx'
import { holderWords } from './person-cell.tsx'
import { Confidence, WhyDetails } from './why-details.tsx'

interface CandidateListProps {
  readonly csrf: string
  readonly line: ImportLine
  readonly candidates: readonly LineCandidate[]
  /** The form of the line: the buttons send it from where they stand. */
  readonly form: string
}

/** The accounts in view for a person, best first, each one button or one key away. */
export function CandidateList({ csrf, line, candidates, form }: CandidateListProps): VNode {
  return (
    <ol class="pu-candidates">
      {candidates.map((candidate, position) => (
        <li key={candidate.account.id} class="pu-candidate">
          <KeyMark text={position < 9 ? String(position + 1) : ''} />
          <CandidateBody line={line} candidate={candidate} />
          <ChooseAction {...{ csrf, line, candidate, form }} rank={position + 1} />
        </li>
      ))}
      <li class="pu-candidate">
        <KeyMark text="0" />
        <div class="pu-candidate-body">
          <strong>{copy.nobody}</strong>
          <span class="pu-hint">{copy.nobodyHint}</span>
        </div>
        <KeyButton rank={0} name="compte" value="personne" form={form} label={copy.nobody}>
          {copy.nobodyButton}
        </KeyButton>
      </li>
    </ol>
  )
}

/** The account with its reasons, who has it, and why it is proposed. */
export function CandidateBody(props: {
  readonly line: ImportLine
  readonly candidate: LineCandidate
}): VNode {
  const { line, candidate } = props
  const { account, reasons, holder, weights, score } = candidate
  return (
    <div class="pu-candidate-body">
      <div class="pu-candidate-facts">
        <MarkedAccount account={account} person={line.person} />
        {weights.length > 0 && <Confidence score={score} />}
      </div>
      {reasons.length > 0 && <div class="pu-hint">{reasons.join(' · ')}</div>}
      {holder && <Holder holder={holder} />}
      <WhyDetails candidate={candidate} />
    </div>
  )
}

function Holder({ holder }: { readonly holder: AccountHolder }): VNode {
  return (
    <div class={isFree(holder) ? 'pu-candidate-holder' : 'pu-candidate-holder pu-candidate-taken'}>
      <Icon name={isFree(holder) ? 'info-circle' : 'lock'} /> {holderWords(holder)}
    </div>
  )
}

function ChooseAction(
  props: Omit<CandidateListProps, 'candidates'> & {
    readonly candidate: LineCandidate
    readonly rank: number
  },
): VNode {
  const { csrf, line, candidate, form, rank } = props
  const { account, holder } = candidate
  if (!isFree(holder)) {
    return (
      <div class="pu-candidate-action" data-key={rank}>
        <MoveBox csrf={csrf} line={line} candidate={candidate} />
      </div>
    )
  }
  return (
    <KeyButton
      rank={rank}
      name="compte"
      value={account.id}
      form={form}
      label={`${copy.choose} ${account.name}`}
    >
      {copy.choose}
    </KeyButton>
  )
}

interface KeyButtonProps {
  readonly rank: number
  readonly name: string
  readonly value: string
  readonly form: string
  readonly label: string
  readonly children: ComponentChildren
}

/** A button that a figure presses too. */
function KeyButton({ rank, children, ...button }: KeyButtonProps): VNode {
  return (
    <div class="pu-candidate-action" data-key={rank}>
      <SubmitButton {...button} size="small" variant={rank === 1 ? 'primary' : 'secondary'}>
        {children}
      </SubmitButton>
    </div>
  )
}

function KeyMark({ text }: { readonly text: string }): VNode {
  return text === '' ? <span /> : <kbd aria-hidden="true">{text}</kbd>
}

/** What a decision carries besides the account: the version that was shown, and where to go on. */
export function ReviewFields(props: {
  readonly line: ImportLine
  readonly section?: string | undefined
  readonly reason?: string | undefined
  readonly next?: string | undefined
}): VNode {
  const { line, section, reason, next } = props
  return (
    <>
      <HiddenField name="version" value={String(line.version)} />
      {section !== undefined && <HiddenField name="partie" value={section} />}
      {reason !== undefined && <HiddenField name="motif" value={reason} />}
      {next !== undefined && <HiddenField name="suite" value={next} />}
    </>
  )
}
