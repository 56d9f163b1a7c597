import type { VNode } from 'preact'

import type { IconName } from './icon-names.ts'
import { iconShapes } from './icon-shapes.ts'

/** A picture of the set. */
export interface IconProps {
  readonly name: IconName
  /** Said by screen readers; without it the icon is decorative and hidden from them. */
  readonly label?: string | undefined
}

/** An icon inlined in the page, one text height tall, in the colour of the text. */
export function Icon({ name, label }: IconProps): VNode {
  const shapes = { __html: iconShapes.get(name) ?? '' }
  return (
    <svg
      class="pu-icon"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...(label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label })}
      dangerouslySetInnerHTML={shapes}
    />
  )
}
