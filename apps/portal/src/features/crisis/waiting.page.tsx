import { BareShell } from '@preau/ui'
import type { VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'
import { waitingCopy as copy } from './copy.fr.ts'

/** How long a newcomer waits before the page tries again. */
export const waitingSeconds = 15

/** Instead of any page, for newcomers, while too many requests are in progress. The `Refresh` header reloads it. */
export function WaitingPage({ demo }: { readonly demo: boolean }): VNode {
  return (
    <BareShell theme="portal" title={copy.title} productName={productName} demo={demo}>
      <p>{copy.text}</p>
      <p>{copy.next}</p>
      <p>
        <a href="">{copy.retry}</a>
      </p>
    </BareShell>
  )
}
