/** Where a page stands in a list. Positions are 1-based; an empty list has `first` = `last` = 0 and one page. */
export interface PageWindow {
  readonly page: number
  readonly pages: number
  readonly first: number
  readonly last: number
}

/** Computes the window of a page; a page out of bounds is brought back to the nearest one. */
export function pageWindow(page: number, pageSize: number, total: number): PageWindow {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const current = Math.min(Math.max(1, page), pages)
  const first = total === 0 ? 0 : (current - 1) * pageSize + 1
  return { page: current, pages, first, last: Math.min(current * pageSize, total) }
}

/** Page numbers worth a link: the ends and the neighbours; `undefined` is a gap of at least two pages. */
export function pageLinks({ page, pages }: Pick<PageWindow, 'page' | 'pages'>): (number | undefined)[] {
  const kept = Array.from({ length: pages }, (_, index) => index + 1).filter((candidate) => {
    const distance = Math.abs(candidate - page)
    return candidate === 1 || candidate === pages || distance <= 1
  })
  return kept.flatMap((candidate, index) => {
    const previous = kept[index - 1] ?? candidate - 1
    if (candidate - previous === 2) return [candidate - 1, candidate]
    return candidate - previous > 2 ? [undefined, candidate] : [candidate]
  })
}
