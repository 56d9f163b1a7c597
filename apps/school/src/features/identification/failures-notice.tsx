import { Alert, ButtonLink } from '@preau/ui'
import type { VNode } from 'preact'
import { formatMoment } from '../../frame/format.ts'
import type { Visit } from '../../frame/operator.ts'
import type { CausesStore } from './causes-store.ts'
import { failuresPath } from './failures-path.ts'
import { copy } from './resolution-copy.fr.ts'

/** What the home of the client says of the failures that came since this operator last looked. */
export function failuresNotice({ causes }: { readonly causes: Pick<CausesStore, 'unseen'> }) {
  return async ({ base, operator }: Visit): Promise<VNode | undefined> => {
    const { count, since } = await causes.unseen(base.id, operator.id)
    if (count === 0) return undefined
    const text = copy.digest
    return (
      <Alert tone="warning" action={<ButtonLink href={failuresPath(base)}>{text.open}</ButtonLink>}>
        {since === undefined ? text.first(count) : text.since(count, formatMoment(since))}
      </Alert>
    )
  }
}
