import type { ComponentChildren, VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import { buttonClass, type ButtonLook } from './button-look.ts'

/** A link that looks like a button. */
export interface ButtonLinkProps extends ButtonLook {
  readonly href: string
  readonly children: ComponentChildren
  /** Suggested file name, or `true` to download under the server's name. */
  readonly download?: boolean | string | undefined
  /** Opens in a new tab, and says so. */
  readonly external?: boolean | undefined
  /** Accessible name when the visible text is not enough, e.g. in a table row. */
  readonly label?: string | undefined
}

/** A link shown as a button. */
export function ButtonLink({
  href,
  children,
  download,
  external,
  label,
  icon,
  ...look
}: ButtonLinkProps): VNode {
  return (
    <a
      class={buttonClass(look)}
      href={href}
      download={download}
      aria-label={label}
      {...(external === true ? { target: '_blank', rel: 'noopener' } : {})}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
      {external === true ? <Icon name="external-link" label="(nouvel onglet)" /> : null}
    </a>
  )
}
