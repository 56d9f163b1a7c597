import type { Browser, BrowserContext, Page } from 'playwright-core'
import { rememberScriptless } from './scripted-copy.ts'
import { watchProblems } from './watch-problems.ts'

/** Somebody in front of a screen: own cookies, own page, and a note of all that went wrong on it. */
export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  /** What the pages complained about so far: policy violations, script errors, missing files. */
  readonly problems: readonly string[]
  /** Closes the pages. Throws when any problem was noted: a scenario with a console error has failed. */
  close(): Promise<void>
}

/** How this person looks at the pages. */
export interface PersonOptions {
  /** `false`: scripts are off, as every flow must allow. */
  readonly javaScript?: boolean
  /** Size of the window in CSS pixels; 1280 × 900 by default. */
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Relative addresses given to `page.goto` start here. */
  readonly baseURL?: string
}

/** Opens a fresh, French, Paris-time browser profile for one person. */
export async function newPerson(browser: Browser, options: PersonOptions = {}): Promise<Person> {
  const context = await browser.newContext({
    javaScriptEnabled: options.javaScript ?? true,
    viewport: options.viewport ?? { width: 1280, height: 900 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...(options.baseURL === undefined ? {} : { baseURL: options.baseURL }),
  })
  if (options.javaScript === false) rememberScriptless(context)
  context.setDefaultTimeout(10_000)
  const problems = watchProblems(context)
  const page = await context.newPage()
  return { page, context, problems, close: () => closeAndTell(context, problems) }
}

async function closeAndTell(context: BrowserContext, problems: readonly string[]): Promise<void> {
  await context.close()
  if (problems.length > 0) throw new Error(`The pages complained:\n- ${problems.join('\n- ')}`)
}
