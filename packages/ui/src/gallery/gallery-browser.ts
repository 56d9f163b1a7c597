import { uiAssetFiles } from '@preau/ui'
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The strict policy every page must live with. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'"

/** Opens a rendered document with its assets under the strict policy; returns what the browser complained about. */
export async function openDocument(page: Page, html: string): Promise<readonly string[]> {
  const troubles: string[] = []
  const assets = new Map(uiAssetFiles().map((asset) => [asset.path, asset]))
  page.on('console', (message) => (message.type() === 'error' ? troubles.push(message.text()) : undefined))
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url())
    const asset = assets.get(pathname)
    if (asset !== undefined) return route.fulfill({ path: asset.file, contentType: asset.type })
    if (pathname !== '/') return route.fulfill({ status: 404, body: '' })
    const headers = { 'content-security-policy': policy }
    return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8', headers })
  })
  await page.goto('http://gallery.test/', { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  // A copy: the screenshots and axe inject styles of their own later, which the policy rightly blocks.
  return [...troubles]
}

/**
 * Runs every rule of axe in the page, best practices included: what these components get wrong, every page gets wrong.
 *
 * @returns one text per finding: rule, element, what to fix.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const page = globalThis as unknown as { axe: { run(): Promise<AxeAnswer> } }
    const { violations } = await page.axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} — ${node.failureSummary}`),
    )
  })
}

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[]
}

interface AxeNode {
  readonly html: string
  readonly failureSummary: string
}
