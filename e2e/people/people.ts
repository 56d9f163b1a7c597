import { openBrowser, type PersonOptions } from '@preau/testing/browser'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { Someone } from './someone.ts'

/** People who arrive in scenarios and are gone when the scenario ends. */
export interface People {
  /** Somebody with an empty browser. */
  arrives(options?: PersonOptions): Promise<Someone>
  /** Somebody who stays for all the scenarios of the file. */
  stays(options?: PersonOptions): Promise<Someone>
}

/** Opens one browser for the scenarios of a file. Whoever arrived leaves at the end of each, which checks their pages. */
export function peopleOfThisFile(): People {
  let browser: Browser
  let present: Someone[] = []
  const staying: Someone[] = []
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    try {
      for (const someone of staying) await someone.leaves()
    } finally {
      await browser.close()
    }
  })
  afterEach(async () => {
    const leaving = present
    present = []
    const partings = await Promise.allSettled(leaving.map((someone) => someone.leaves()))
    for (const parting of partings) if (parting.status === 'rejected') throw parting.reason
  })
  return {
    async arrives(options) {
      const someone = await Someone.arrives(browser, options)
      present.push(someone)
      return someone
    },
    async stays(options) {
      const someone = await Someone.arrives(browser, options)
      staying.push(someone)
      return someone
    },
  }
}

/** A window as large as a phone. */
export const phone = { viewport: { width: 390, height: 844 } } as const
