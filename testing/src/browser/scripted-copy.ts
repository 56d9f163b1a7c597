import type { BrowserContext, Page } from 'playwright-core'

const scriptless = new WeakSet<BrowserContext>()

/** Remembers that nothing asynchronous can run in the pages of this context. */
export function rememberScriptless(context: BrowserContext): void {
  scriptless.add(context)
}

/**
 * Hands over a page where a checker may run: the page itself, or, when its scripts are off, the same document
 * at the same address in a page where they are on and where the document's own scripts are kept out.
 */
export async function withScriptedCopy<T>(page: Page, use: (page: Page) => Promise<T>): Promise<T> {
  const browser = page.context().browser()
  if (!scriptless.has(page.context()) || browser === null) return await use(page)
  const document = await page.content()
  const address = page.url().replace(/#.*$/, '')
  const context = await browser.newContext({ viewport: page.viewportSize() })
  try {
    await context.route('**/*', async (route) => {
      if (route.request().resourceType() === 'script') await route.abort()
      else if (route.request().url() === address)
        await route.fulfill({ body: document, contentType: 'text/html; charset=utf-8' })
      else await route.continue()
    })
    const copy = await context.newPage()
    await copy.goto(address)
    return await use(copy)
  } finally {
    await context.close()
  }
}
