import { ButtonLink, ExactText } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { stepCopy as copy } from './copy.fr.ts'
import { linePath } from './deps.ts'
import type { ImportLine } from './import-line.ts'
import { birthDay, PersonFacts, personName } from './person-cell.tsx'

/** What a card leads to; the page that one is on already is left out. */
type ReviewLink = 'search' | 'family' | 'lookalikes'

const links = [
  ['search', '', 'search', copy.browse],
  ['family', '/famille', 'users-group', copy.family],
  ['lookalikes', '/homonymes', 'users', copy.lookalikes],
] as const

/** One person of the file beside the accounts in view: what the keyboard moves between. */
export function ReviewCard(props: {
  readonly line: ImportLine
  readonly children: ComponentChildren
  readonly without?: readonly ReviewLink[]
}): VNode {
  const { line, children, without = [] } = props
  const name = personName(line.person)
  const birth = birthDay(line.person.birthDate)
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
        <p class="pu-review-reason">{line.reasons.join(line.account ? ' · ' : ' ')}</p>
        <ReviewLinks line={line} without={without} />
      </div>
      <div class="pu-review-accounts">{children}</div>
    </section>
  )
}

function ReviewLinks(props: { readonly line: ImportLine; readonly without: readonly ReviewLink[] }): VNode {
  const { line, without } = props
  const hasFamily = line.category === 'pupil' || line.category === 'guardian'
  return (
    <div class="pu-review-links">
      {links
        .filter(([link]) => !without.includes(link) && (link !== 'family' || hasFamily))
        .map(([link, path, icon, label]) => (
          <ButtonLink
            key={link}
            href={`${linePath(line)}${path}`}
            size="small"
            variant="subtle"
            icon={icon}
            label={`${label} ${personName(line.person)}`}
          >
            {label}
          </ButtonLink>
        ))}
    </div>
  )
}
