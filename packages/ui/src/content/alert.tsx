import type { ComponentChildren, VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import type { IconName } from '../icons/icon-names.ts'
import type { Tone } from '../tone.ts'

/** Something to know before going on. */
export interface AlertProps {
  readonly tone: Tone
  readonly children: ComponentChildren
  readonly title?: string | undefined
  /** What to do about it: a `ButtonLink`, a form… */
  readonly action?: ComponentChildren
  /** Announce it when it appears (fragments); danger interrupts, the others wait. */
  readonly live?: boolean | undefined
  readonly id?: string | undefined
}

const pictures: Readonly<Record<Tone, IconName>> = {
  neutral: 'info-circle',
  info: 'info-circle',
  success: 'circle-check',
  warning: 'alert-triangle',
  danger: 'alert-circle',
}

const words: Readonly<Record<Tone, string>> = {
  neutral: 'Note',
  info: 'Information',
  success: 'Succès',
  warning: 'Attention',
  danger: 'Erreur',
}

/** A message in the page; its tone is also said in words, never by colour alone (WCAG 1.4.1). */
export function Alert({ tone, children, title, action, live, id }: AlertProps): VNode {
  const role = live === true ? (tone === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div class={`pu-alert pu-tone-${tone}`} role={role} id={id}>
      <Icon name={pictures[tone]} />
      <div class="pu-alert-body">
        <span class="visually-hidden">{`${words[tone]}\u00a0: `}</span>
        {title === undefined ? null : <p class="pu-alert-title">{title}</p>}
        <div>{children}</div>
        {action === undefined ? null : <div class="pu-alert-action">{action}</div>}
      </div>
    </div>
  )
}
