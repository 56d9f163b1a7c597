import type { VNode } from 'preact'

import { LogoMark } from '../icons/logo-mark.tsx'

interface BrandProps {
  readonly productName: string
  readonly homeHref?: string | undefined
  /** The school or base this page is about. */
  readonly context?: string | undefined
}

/** Mark and name of the product, leading home; the school's name beside it. */
export function Brand({ productName, homeHref, context }: BrandProps): VNode {
  const name = (
    <>
      <LogoMark />
      <span class="pu-brand-name">{productName}</span>
    </>
  )
  return (
    <div class="pu-brand">
      {homeHref === undefined ? (
        <span class="pu-brand-link">{name}</span>
      ) : (
        <a class="pu-brand-link" href={homeHref} aria-label={`${productName}, accueil`}>
          {name}
        </a>
      )}
      {context === undefined ? null : <span class="pu-brand-context">{context}</span>}
    </div>
  )
}
