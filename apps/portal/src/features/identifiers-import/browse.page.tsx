import { ButtonLink, Card, EmptyState, Form, SearchBox } from '@preau/ui'
import type { VNode } from 'preact'
import { CandidateList, ReviewFields } from './candidate-list.tsx'
import { browseCopy as copy } from './copy.fr.ts'
import { linePath } from './deps.ts'
import type { AccountFound } from './identifier-imports.ts'
import type { ImportLine, LineCandidate } from './import-line.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { personName } from './person-cell.tsx'
import { ReviewCard } from './review-card.tsx'

export interface BrowsePageProps {
  readonly csrf: string
  readonly line: ImportLine
  readonly text: string
  readonly found: readonly AccountFound[]
  readonly back: string
}

/** Parcourir: the directory of the school, best first; an account that somebody has is shown, and taken only explicitly. */
export function BrowsePage({ csrf, line, text, found, back }: BrowsePageProps): VNode {
  const form = `choisir-${line.id}`
  return (
    <Card title={copy.results} icon="search">
      <SearchBox action={linePath(line)} label={copy.search} value={text} />
      <KeyboardHelp keys={['pick', 'nobody', 'why', 'family', 'lookalikes']} />
      {found.length === 0 && (
        <EmptyState title={copy.none} icon="users">
          {copy.noneHelp}
        </EmptyState>
      )}
      <div class="pu-reviews">
        <ReviewCard line={line} without={['search']}>
          <Form id={form} action={`${linePath(line)}/choisir`} csrf={csrf} label={personName(line.person)}>
            <ReviewFields line={line} />
          </Form>
          <CandidateList csrf={csrf} line={line} candidates={found.map(toCandidate(line))} form={form} />
        </ReviewCard>
      </div>
      <div>
        <ButtonLink href={back} icon="arrow-left" variant="subtle">
          {copy.back}
        </ButtonLink>
      </div>
    </Card>
  )
}

/** An account found is weighed like a candidate when it was one. */
function toCandidate(line: ImportLine): (found: AccountFound) => LineCandidate {
  return ({ account, reasons, holder }) => {
    const known = line.candidates.find((candidate) => candidate.account.id === account.id)
    return { account, reasons, holder, score: known?.score ?? 0, weights: known?.weights ?? [] }
  }
}
