import type { VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import type { IconName } from '../icons/icon-names.ts'
import type { TableSort } from './column.ts'

interface SortLinkProps {
  readonly label: string
  readonly columnKey: string
  readonly sort: TableSort | undefined
  readonly href: (key: string, direction: TableSort['direction']) => string
}

/** The direction a click on a column header asks for: ascending first, then the opposite of the current one. */
function nextDirection(columnKey: string, sort: TableSort | undefined): TableSort['direction'] {
  return sort?.key === columnKey && sort.direction === 'asc' ? 'desc' : 'asc'
}

/** The header of a sortable column. */
export function SortLink({ label, columnKey, sort, href }: SortLinkProps): VNode {
  const current = sort?.key === columnKey ? sort.direction : undefined
  const picture: IconName =
    current === undefined ? 'arrows-sort' : current === 'asc' ? 'arrow-up' : 'arrow-down'
  return (
    <a
      class={`pu-sort${current === undefined ? '' : ' pu-sort-current'}`}
      href={href(columnKey, nextDirection(columnKey, sort))}
    >
      {label}
      <Icon name={picture} />
    </a>
  )
}
