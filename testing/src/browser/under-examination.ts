import type { BrowserContext, Page } from 'playwright-core'

const examined = new Map<BrowserContext, number>()

/** Is a checker at work on a page of this context? What the browser complains about then is the checker's doing. */
export const isUnderExamination = (context: BrowserContext): boolean => examined.has(context)

/** Lets a checker work on a page; axe, for one, applies inline styles that a strict policy refuses. */
export async function underExamination<T>(page: Page, examine: (page: Page) => Promise<T>): Promise<T> {
  const context = page.context()
  examined.set(context, (examined.get(context) ?? 0) + 1)
  try {
    return await examine(page)
  } finally {
    const left = (examined.get(context) ?? 1) - 1
    if (left > 0) examined.set(context, left)
    else examined.delete(context)
  }
}
