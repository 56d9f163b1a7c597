import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core'
import { isUnderExamination } from './under-examination.ts'

/**
 * Collects what the browser itself complains about on any page of the context: violations of the content
 * security policy, uncaught script errors, console errors, files that could not be loaded.
 *
 * What the pages log while a checker works on them is the checker's, and left out. A document answered with an error status is not a complaint: refusals are pages that scenarios visit.
 */
export function watchProblems(context: BrowserContext): readonly string[] {
  const problems: string[] = []
  const answered = new Set<string>()
  context.on('response', (response) => {
    if (response.request().isNavigationRequest()) answered.add(response.url())
  })
  context.on('console', (message) => {
    if (isUnderExamination(context)) return
    if (message.type() === 'error' && !answered.has(failedAddress(message))) {
      problems.push(`${pageAddress(message.page())}: ${message.text()}`)
    }
  })
  context.on('weberror', (event) => {
    problems.push(`${pageAddress(event.page())}: ${event.error().message}`)
  })
  return problems
}

/** The address that « Failed to load resource » is about; nothing for any other message. */
function failedAddress(message: ConsoleMessage): string {
  return message.text().startsWith('Failed to load resource') ? message.location().url : ''
}

function pageAddress(page: Page | null): string {
  return page?.url() ?? 'unknown page'
}
