import { ConfirmBox, HiddenField } from '@preau/ui'
import type { VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import { linePath } from './deps.ts'
import type { ImportLine, LineCandidate } from './import-line.ts'
import { holderWords } from './person-cell.tsx'

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
      label={copy.move}
      icon="arrow-right"
      size="small"
      variant="secondary"
      align="end"
      question={copy.moveQuestion(account.name)}
      detail={`${copy.moveDetail} ${holder ? `(${holderWords(holder)})` : ''}`}
      confirmLabel={copy.moveConfirm(account.name)}
      action={`${linePath(line)}/choisir`}
      csrf={csrf}
    >
      <HiddenField name="compte" value={account.id} />
      <HiddenField name="deplacer" value="1" />
      <HiddenField name="version" value={String(line.version)} />
    </ConfirmBox>
  )
}
