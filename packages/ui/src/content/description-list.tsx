import type { ComponentChildren, VNode } from 'preact'

/** Facts about one thing. */
export interface DescriptionListProps {
  readonly items: readonly { readonly term: string; readonly description: ComponentChildren }[]
  readonly columns?: 1 | 2 | undefined
}

/** Terms and what they are worth. An empty description reads « non renseigné ». */
export function DescriptionList({ items, columns = 1 }: DescriptionListProps): VNode {
  return (
    <dl class={`pu-facts pu-facts-${columns}`}>
      {items.map(({ term, description }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{isBlank(description) ? <span class="pu-muted">non renseigné</span> : description}</dd>
        </div>
      ))}
    </dl>
  )
}

function isBlank(description: ComponentChildren): boolean {
  return description === undefined || description === null || description === ''
}
