import { fileURLToPath } from 'node:url'

import { openBrowser } from '@preau/testing/browser'
import { renderDocument } from '@preau/ui'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openDocument } from './gallery-browser.ts'
import { FormPage } from './gallery-form.tsx'
import { ListPage } from './gallery-list.tsx'

const folder = fileURLToPath(new URL('../../../../artifacts/ui/', import.meta.url))
const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 900 }

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)

afterAll(() => browser.close())

async function open(html: string, viewport: typeof phone): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport })
  const page = await context.newPage()
  await openDocument(page, html)
  return page
}

describe('without JavaScript', () => {
  it('the menu of a phone unfolds, leads somewhere and folds again', async () => {
    const page = await open(renderDocument(<ListPage theme="school" />), phone)
    const services = page.getByRole('link', { name: 'Liste des services' })
    expect(await services.count()).toBe(0)
    await page.getByText('Menu', { exact: true }).click()
    expect(await services.count()).toBe(1)
    await page.getByText('Menu', { exact: true }).click()
    await page.getByText('Retirer les liens').click()
    await page.screenshot({ path: `${folder}phone-confirm.png` })
  }, 60_000)

  it('a confirmation asks before it sends, and says what will happen', async () => {
    const page = await open(renderDocument(<ListPage theme="portal" />), desk)
    const confirm = page.getByRole('button', { name: 'Oui, retirer' })
    expect(await confirm.count()).toBe(0)
    await page.getByText('Retirer les liens').click()
    expect(await confirm.count()).toBe(1)
    const asked = page.waitForRequest((request) => request.method() === 'POST')
    await page.screenshot({ path: `${folder}confirm.png` })
    await confirm.click()
    expect(new URL((await asked).url()).pathname).toBe('/annuaire/retirer')
    expect((await asked).postData()).toBe('_csrf=jeton')
  }, 60_000)

  it('a line of the error summary puts the focus in its field', async () => {
    const page = await open(renderDocument(<FormPage theme="portal" />), desk)
    await page.getByRole('link', { name: 'Choisissez un regroupement.' }).click()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    expect(await page.locator('#champ-regroupement:focus').count()).toBe(1)
  }, 60_000)

  it('the first stop of the keyboard leads to the content', async () => {
    const page = await open(renderDocument(<ListPage theme="portal" />), desk)
    await page.keyboard.press('Tab')
    expect(await page.locator('a.pu-skip:focus').textContent()).toBe('Aller au contenu')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator('main a:focus').textContent()).toBe('Accueil')
  }, 60_000)
})
