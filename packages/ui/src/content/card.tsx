import type { ComponentChildren, VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { Icon } from '../icons/icon.tsx'
import type { IconName } from '../icons/icon-names.ts'
import type { Tone } from '../tone.ts'

/** A part of a page with its own title. */
export interface CardProps {
  readonly children: ComponentChildren
  readonly title?: string | undefined
  readonly subtitle?: string | undefined
  readonly icon?: IconName | undefined
  readonly actions?: ComponentChildren
  readonly footer?: ComponentChildren
  readonly tone?: Tone | undefined
  readonly id?: string | undefined
  /** No padding around the content: for a table or a list that goes to the edges. */
  readonly flush?: boolean | undefined
  /** Level of the title, 2 by default. */
  readonly level?: 2 | 3 | undefined
}

/** A framed part of a page. */
export function Card(props: CardProps): VNode {
  return (
    <section
      class={classNames(
        'pu-card',
        props.flush && 'pu-card-flush',
        props.tone && `pu-card-toned pu-tone-${props.tone}`,
      )}
      id={props.id}
    >
      {props.title === undefined ? null : <CardHeader {...props} title={props.title} />}
      <div class="pu-card-body">{props.children}</div>
      {props.footer === undefined ? null : <div class="pu-card-footer">{props.footer}</div>}
    </section>
  )
}

function CardHeader({
  title,
  subtitle,
  icon,
  actions,
  level = 2,
}: CardProps & { readonly title: string }): VNode {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="pu-card-header">
      {icon === undefined ? null : (
        <span class="pu-card-icon">
          <Icon name={icon} />
        </span>
      )}
      <div class="pu-card-titles">
        <Heading class="pu-card-title">{title}</Heading>
        {subtitle === undefined ? null : <p class="pu-card-subtitle">{subtitle}</p>}
      </div>
      {actions === undefined ? null : <div class="pu-card-actions">{actions}</div>}
    </div>
  )
}
