import type { VNode } from 'preact'

/** First stop of the keyboard: straight to the content (WCAG 2.4.1). */
export function SkipLink(): VNode {
  return (
    <a class="pu-skip" href="#contenu">
      Aller au contenu
    </a>
  )
}
