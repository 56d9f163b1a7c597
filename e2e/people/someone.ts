import { createHash } from 'node:crypto'
import { checkAccessibility, newPerson, type Person, type PersonOptions, shoot } from '@preau/testing/browser'
import type { Browser, Download, Locator, Page, Response } from 'playwright-core'
import { expect } from 'vitest'

/** How somebody names a thing on the page: its text, or the element itself when several look alike. */
export type Named = string | RegExp | Locator

/** Pages already examined in this file, by a digest. */
const examined = new Set<string>()

/**
 * Somebody who uses the products in a browser. Every page they arrive on is examined with axe: a fault ends the
 * scenario, and so does anything the browser complained about ({@link Someone.leave}).
 */
export class Someone {
  /** The tab they look at. */
  page: Page
  readonly #person: Person
  readonly #window: string

  private constructor(person: Person) {
    this.#person = person
    this.page = person.page
    this.#window = String(person.page.viewportSize()?.width)
  }

  static async arrives(browser: Browser, options: PersonOptions = {}): Promise<Someone> {
    return new Someone(await newPerson(browser, options))
  }

  /** Cookies and tabs. */
  get context(): Person['context'] {
    return this.#person.context
  }

  /** Opens one more tab, with the same cookies, and looks at it. */
  async opensTab(address: string): Promise<void> {
    this.page = await this.context.newPage()
    await this.opens(address)
  }

  /** Follows a link that opens a tab of its own, and looks at that tab. */
  async followsToNewTab(link: string | RegExp): Promise<void> {
    const [tab] = await Promise.all([this.context.waitForEvent('page'), this.link(link).click()])
    await tab.waitForLoadState('load')
    this.page = tab
    await this.examines()
  }

  /** Closes the tab they look at and looks at the one before. */
  async closesTab(): Promise<void> {
    await this.page.close()
    this.page = this.context.pages().at(-1) ?? this.page
  }

  /** Types an address. */
  async opens(address: string): Promise<Response | null> {
    const response = await this.page.goto(address)
    await this.examines()
    return response
  }

  async follows(link: Named): Promise<void> {
    await this.#arrivesBy(typeof link === 'object' && 'click' in link ? link : this.link(link))
  }

  /** Follows a line of the menu, whatever number of things to do it shows. */
  async goesTo(entry: string): Promise<void> {
    const menu = this.page.getByRole('navigation', { name: 'Navigation principale' })
    await this.#arrivesBy(menu.getByRole('link', { name: new RegExp(String.raw`^${entry}\s*\d*$`) }))
  }

  async presses(button: Named): Promise<void> {
    await this.#arrivesBy(typeof button === 'object' && 'click' in button ? button : this.button(button))
  }

  /** Presses a button that asks for a confirmation, and confirms. */
  async confirms(button: string | RegExp, confirm: string | RegExp = button): Promise<void> {
    const box = this.page
      .locator('details')
      .filter({ has: this.page.locator('summary', { hasText: button }) })
    await box.locator('summary').first().click()
    await this.presses(box.first().getByRole('button', { name: confirm }))
  }

  /** Presses a button that gives a file. */
  async downloads(button: string): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.button(button).click()])
    return download
  }

  async fills(label: string | RegExp, value: string): Promise<void> {
    await this.field(label).fill(value)
  }

  /** Types in a search box and sends it. */
  async searches(box: string, text: string): Promise<void> {
    const search = this.page.getByRole('search', { name: box })
    await search.getByRole('searchbox').fill(text)
    await this.presses(search.getByRole('button'))
  }

  async chooses(label: string | RegExp, option: string): Promise<void> {
    await this.field(label).selectOption({ label: option })
  }

  async ticks(label: string | RegExp): Promise<void> {
    await this.page.getByRole('checkbox', { name: label, exact: true }).check()
  }

  async unticks(label: string | RegExp): Promise<void> {
    await this.page.getByRole('checkbox', { name: label, exact: true }).uncheck()
  }

  /** The main heading of the page, spaces made plain. */
  async heading(): Promise<string> {
    return plain(await this.page.getByRole('heading', { level: 1 }).innerText())
  }

  /** Everything legible on the page, spaces made plain. */
  async text(): Promise<string> {
    return plain(await this.page.locator('body').innerText())
  }

  /** Asserts that each of these texts stands on the page. */
  async reads(...texts: readonly string[]): Promise<void> {
    const page = await this.text()
    for (const text of texts) expect(page).toContain(plain(text))
  }

  /** What a field holds. */
  async valueOf(label: string | RegExp): Promise<string> {
    return await this.field(label).inputValue()
  }

  /** By how many pixels the page is wider than the window. */
  async overflow(): Promise<number> {
    return await this.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
  }

  /** A field by its whole label; the star of required fields is not part of it. */
  field(label: string | RegExp): Locator {
    return this.page.getByLabel(typeof label === 'string' ? new RegExp(`^${label}\\s*\\*?$`) : label)
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name, exact: true })
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** A part of the content, menus and banners left aside. */
  get main(): Locator {
    return this.page.getByRole('main')
  }

  /** A row of a table, by a text it holds. */
  row(text: string | RegExp): Locator {
    return this.page.getByRole('row').filter({ hasText: text })
  }

  /** Keeps a picture for people to look at: `artifacts/screenshots/e2e-<name>.png`. */
  async keeps(name: string): Promise<void> {
    await shoot(this.page, `e2e-${name}`)
  }

  /** Closes the browser profile. Throws when any page broke its policy, threw, or missed a file. */
  async leaves(): Promise<void> {
    await this.#person.close()
  }

  async #arrivesBy(element: Locator): Promise<void> {
    const from = this.page.url()
    const arrival = this.page.waitForEvent('load').catch((error: unknown) => error)
    await element.click()
    const outcome = await arrival
    if (outcome instanceof Error) throw new Error(`nothing came after ${String(element)} on ${from}`)
    await this.examines()
  }

  /** Axe on the page as it stands; once for each content. */
  async examines(): Promise<void> {
    const digest = createHash('sha256')
      .update(this.#window)
      .update(await this.text())
      .digest('hex')
    if (examined.has(digest)) return
    examined.add(digest)
    // A block inside a paragraph ends it: the browser leaves an empty one behind.
    expect(await this.page.locator('p:empty').count(), `empty paragraphs on ${this.page.url()}`).toBe(0)
    expect(await checkAccessibility(this.page), `accessibility of ${this.page.url()}`).toEqual([])
  }
}

/** No-break spaces read as spaces: scenarios state words, `typography.test.ts` states typography. */
const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
