import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const folder = fileURLToPath(new URL('../../../artifacts/screenshots/', import.meta.url))

/**
 * Keeps a picture of the whole page for people to look at, under `artifacts/screenshots/`.
 *
 * @param name file name without extension, such as `portal-home`
 * @returns the path of the picture
 */
export async function shoot(page: Page, name: string): Promise<string> {
  const path = `${folder}${name}.png`
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  return path
}
