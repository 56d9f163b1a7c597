import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { pageLinks, pageWindow } from './page-window.ts'

describe('the window of a page', () => {
  it('counts from the first to the last record of the page', () => {
    expect(pageWindow(1, 50, 703)).toEqual({ page: 1, pages: 15, first: 1, last: 50 })
    expect(pageWindow(15, 50, 703)).toEqual({ page: 15, pages: 15, first: 701, last: 703 })
    expect(pageWindow(2, 50, 100)).toEqual({ page: 2, pages: 2, first: 51, last: 100 })
  })

  it('brings a page out of bounds back to the nearest one', () => {
    expect(pageWindow(99, 50, 60).page).toBe(2)
    expect(pageWindow(0, 50, 60).page).toBe(1)
  })

  it('is empty but has one page for an empty list', () => {
    expect(pageWindow(1, 50, 0)).toEqual({ page: 1, pages: 1, first: 0, last: 0 })
  })

  it('covers every record exactly once over all pages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 500 }), (size, total) => {
        const { pages } = pageWindow(1, size, total)
        const windows = Array.from({ length: pages }, (_, index) => pageWindow(index + 1, size, total))
        expect(windows.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(total)
        expect(windows.at(-1)?.last).toBe(total)
      }),
    )
  })
})

describe('the page numbers shown', () => {
  it('are the ends and the neighbours, with a gap between', () => {
    expect(pageLinks({ page: 7, pages: 15 })).toEqual([1, undefined, 6, 7, 8, undefined, 15])
  })

  it('never hide a single page behind a gap', () => {
    expect(pageLinks({ page: 4, pages: 6 })).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('always rise and always contain the current page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (pages, seed) => {
        const page = (seed % pages) + 1
        const numbers = pageLinks({ page, pages }).filter((link) => link !== undefined)
        expect(numbers).toContain(page)
        expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
        expect(numbers.length).toBeLessThanOrEqual(7)
      }),
    )
  })
})
