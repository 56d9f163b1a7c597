import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { openBrowser } from '@preau/testing/browser'
import { renderDocument, type Theme } from '@preau/ui'
import type { Browser } from 'playwright-core'
import type { FunctionComponent } from 'preact'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ErrorPage, LoginPage, NoticePage } from './gallery-bare.tsx'
import { axeFindings, openDocument } from './gallery-browser.ts'
import { FormPage } from './gallery-form.tsx'
import { HomePage } from './gallery-home.tsx'
import { ListPage } from './gallery-list.tsx'
import { StepsPage } from './gallery-steps.tsx'

const pages: Readonly<Record<string, FunctionComponent<{ theme: Theme }>>> = {
  list: ListPage,
  form: FormPage,
  home: HomePage,
  steps: StepsPage,
  login: LoginPage,
  notice: NoticePage,
  error: ErrorPage,
}
const widths = [1280, 390] as const
const folder = fileURLToPath(new URL('../../../../artifacts/ui/', import.meta.url))

let browser: Browser

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  browser = await openBrowser()
}, 60_000)

afterAll(() => browser.close())

describe.each(['portal', 'school'] as const)('the gallery in the theme %s', (theme) => {
  it.each(Object.keys(pages))(
    'page %s has no axe finding, no sideways scroll and obeys the strict policy',
    async (name) => {
      const Page = pages[name] ?? ListPage
      const html = renderDocument(<Page theme={theme} />)
      for (const width of widths) {
        const page = await browser.newPage({ viewport: { width, height: 900 } })
        expect(await openDocument(page, html)).toEqual([])
        await page.screenshot({ path: `${folder}${theme}-${name}-${width}.png`, fullPage: true })
        expect(await axeFindings(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await page.close()
      }
    },
    60_000,
  )
})
