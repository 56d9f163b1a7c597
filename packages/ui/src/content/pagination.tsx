import type { VNode } from 'preact'

import { Icon } from '../icons/icon.tsx'
import { pageLinks, pageWindow } from './page-window.ts'

/** Where the reader is in a long list, and how to go further. */
export interface PaginationProps {
  /** Current page, from 1. */
  readonly page: number
  readonly pageSize: number
  /** Number of records in the whole list. */
  readonly total: number
  /** Address of a page, with the search and the sort kept (`queryHref`). */
  readonly href: (page: number) => string
  /** Accessible name when a page has several lists. */
  readonly label?: string | undefined
}

const figures = new Intl.NumberFormat('fr-FR')

/** « 1–50 sur 703 » and links to other pages; only the count when everything fits on one page. */
export function Pagination({
  page,
  pageSize,
  total,
  href,
  label = 'Pages de la liste',
}: PaginationProps): VNode | null {
  if (total === 0) return null
  const view = pageWindow(page, pageSize, total)
  return (
    <nav class="pu-pagination" aria-label={label}>
      <p class="pu-pagination-count">
        {`${figures.format(view.first)}–${figures.format(view.last)} sur ${figures.format(total)}`}
      </p>
      {view.pages === 1 ? null : (
        <ul>
          <PageStep
            label="Page précédente"
            icon="chevron-left"
            href={view.page > 1 ? href(view.page - 1) : undefined}
          />
          {pageLinks(view).map((target, index) => (
            <li key={target ?? `gap-${index}`}>
              {target === undefined ? (
                <span class="pu-page-gap">…</span>
              ) : (
                <a
                  href={href(target)}
                  aria-label={`Page ${target}`}
                  aria-current={target === view.page ? 'page' : undefined}
                >
                  {figures.format(target)}
                </a>
              )}
            </li>
          ))}
          <PageStep
            label="Page suivante"
            icon="chevron-right"
            href={view.page < view.pages ? href(view.page + 1) : undefined}
          />
        </ul>
      )}
    </nav>
  )
}

interface PageStepProps {
  readonly label: string
  readonly icon: 'chevron-left' | 'chevron-right'
  readonly href: string | undefined
}

function PageStep({ label, icon, href }: PageStepProps): VNode | null {
  return href === undefined ? null : (
    <li>
      <a href={href} rel={icon === 'chevron-left' ? 'prev' : 'next'}>
        <Icon name={icon} label={label} />
      </a>
    </li>
  )
}
