import { BareShell, type FlashMessage } from '@preau/ui'
import type { ComponentChildren, VNode } from 'preact'
import { productName } from '../../frame/copy.fr.ts'

export interface StepShellProps {
  readonly title: string
  readonly lead?: string | undefined
  readonly flashes: readonly FlashMessage[]
  readonly demo: boolean
  readonly children: ComponentChildren
}

/** The page of somebody who is not in yet. */
export function StepShell({ title, lead, flashes, demo, children }: StepShellProps): VNode {
  return (
    <BareShell
      theme="portal"
      title={title}
      productName={productName}
      homeHref="/"
      lead={lead}
      size="medium"
      flashes={[...flashes]}
      demo={demo}
    >
      {children}
    </BareShell>
  )
}
