import { BareShell, ButtonLink, FormActions } from '@preau/ui'
import type { VNode } from 'preact'
import { productName, type View } from '../../../frame/view.ts'
import type { SchoolBase } from '../../bases/index.ts'
import type { SessionEndReason } from '../../sessions/index.ts'
import { copy } from '../copy.fr.ts'

interface EndedPageProps {
  readonly view: View
  readonly base: SchoolBase
  /** The page that was asked. */
  readonly back: string
  readonly reason: SessionEndReason
}

/** *Vous avez été déconnecté*: why, and the way back to the very page that was asked (product.md B5). */
export function EndedPage({ view, base, back, reason }: EndedPageProps): VNode {
  const text = copy.ended
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={text.title}
      context={base.name}
      flashes={view.flashes}
      demo={view.demo}
    >
      <p>{text.reasons[reason]}</p>
      <p>{text.next}</p>
      <FormActions>
        <ButtonLink href={back} variant="primary" icon="door-enter">
          {text.back}
        </ButtonLink>
      </FormActions>
    </BareShell>
  )
}
