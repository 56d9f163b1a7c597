import { ButtonLink, ExactText } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import { linePath } from './deps.ts'
import type { ImportLine } from './import-line.ts'
import { birthDay, PersonFacts, personName } from './person-cell.tsx'

/** One person of the file beside the accounts in view: what the keyboard moves between. */
export function ReviewCard(props: {
  readonly line: ImportLine
  readonly children: ComponentChildren
  /** Already on the page of that search or family: no link to it. */
  readonly without?: readonly ('search' | 'family' | 'lookalikes')[]
}): VNode {
  const { line, children, without = [] } = props
  const name = personName(line.person)
  const birth = birthDay(line.person.birthDate)
  const hasFamily = line.category === 'pupil' || line.category === 'guardian'
  return (
    <section
      class="pu-review"
      id={`personne-${line.id}`}
      tabIndex={-1}
      data-review={line.id}
      aria-labelledby={`nom-${line.id}`}
    >
      <div class="pu-review-person">
        <h3 class="pu-review-name" id={`nom-${line.id}`}>
          {name}
        </h3>
        {birth !== '' && <div>{birth}</div>}
        <PersonFacts line={line} />
        <div>
          <ExactText>{line.pronoteId}</ExactText>
        </div>
        <p class="pu-review-reason">{line.reasons.join(' ')}</p>
        <div class="pu-review-links">
          {!without.includes('search') && (
            <ButtonLink
              href={linePath(line)}
              size="small"
              variant="subtle"
              icon="search"
              label={`${copy.browse} ${name}`}
            >
              {copy.browse}
            </ButtonLink>
          )}
          {hasFamily && !without.includes('family') && (
            <ButtonLink
              href={`${linePath(line)}/famille`}
              size="small"
              variant="subtle"
              icon="users-group"
              label={`${copy.family} ${name}`}
            >
              {copy.family}
            </ButtonLink>
          )}
          {!without.includes('lookalikes') && (
            <ButtonLink
              href={`${linePath(line)}/homonymes`}
              size="small"
              variant="subtle"
              icon="users"
              label={`${copy.lookalikes} ${name}`}
            >
              {copy.lookalikes}
            </ButtonLink>
          )}
        </div>
      </div>
      <div class="pu-review-accounts">{children}</div>
    </section>
  )
}
