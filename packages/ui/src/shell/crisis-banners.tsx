import type { VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'

/** A sentence that everybody must see, on top of every page. */
export interface CrisisBanner {
  readonly tone: 'info' | 'warning' | 'danger'
  readonly text: string
}

/** The banners of the day, above everything else. */
export function CrisisBanners({ banners }: { readonly banners: readonly CrisisBanner[] }): VNode | null {
  if (banners.length === 0) return null
  return (
    <div role="status">
      {banners.map(({ tone, text }) => (
        <p key={text} class={`pu-crisis pu-crisis-${tone}`}>
          <Icon name={tone === 'info' ? 'info-circle' : 'alert-triangle'} />
          {text}
        </p>
      ))}
    </div>
  )
}
