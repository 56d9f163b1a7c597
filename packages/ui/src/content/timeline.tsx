import type { ComponentChildren, VNode } from 'preact'

/** Something at its hour in the day. */
export interface TimelineItem {
  /** Hours as written, e.g. « 08 h 10 ». */
  readonly start: string
  readonly end?: string | undefined
  readonly title: string
  readonly detail?: string | undefined
  readonly badge?: ComponentChildren
  readonly state?: 'past' | 'current' | 'coming' | 'cancelled' | undefined
}

/** The course of a day. */
export interface TimelineProps {
  readonly label: string
  readonly items: readonly TimelineItem[]
}

/** Items of a day in order, the current one marked in words too. */
export function Timeline({ label, items }: TimelineProps): VNode {
  return (
    <ol class="pu-timeline" aria-label={label}>
      {items.map((item) => (
        <li
          key={`${item.start} ${item.title}`}
          class={`pu-timeline-${item.state ?? 'coming'}`}
          aria-current={item.state === 'current' ? 'time' : undefined}
        >
          <span class="pu-timeline-hours">
            {item.start}
            {item.end === undefined ? null : <span class="pu-timeline-end">{item.end}</span>}
          </span>
          <div class="pu-timeline-body">
            <p class="pu-timeline-title">
              {item.state === 'cancelled' ? <s>{item.title}</s> : item.title} {item.badge}
            </p>
            {item.detail === undefined ? null : <p class="pu-timeline-detail">{item.detail}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
