import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'

import { Pagination } from './pagination.tsx'

function pages(page: number, total: number): string {
  return renderToString(<Pagination page={page} pageSize={50} total={total} href={(to) => `/p?page=${to}`} />)
}

describe('the pages of a list', () => {
  it('says where the reader is, the French way', () => {
    expect(pages(1, 703)).toContain('1–50 sur 703')
    expect(pages(30, 1500)).toContain('1\u202f451–1\u202f500 sur 1\u202f500')
  })

  it('marks the current page for screen readers', () => {
    expect(pages(2, 703)).toMatch(/href="\/p\?page=2" aria-label="Page 2" aria-current="page"/)
    expect(pages(2, 703).match(/aria-current/g)).toHaveLength(1)
  })

  it('has no step before the first page nor after the last one', () => {
    expect(pages(1, 120)).not.toContain('Page précédente')
    expect(pages(1, 120)).toContain('Page suivante')
    expect(pages(3, 120)).toContain('Page précédente')
    expect(pages(3, 120)).not.toContain('Page suivante')
  })

  it('has no link when everything fits on one page, and nothing at all for an empty list', () => {
    expect(pages(1, 12)).toContain('1–12 sur 12')
    expect(pages(1, 12)).not.toContain('href')
    expect(pages(1, 0)).toBe('')
  })
})
