import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { withScriptedCopy } from './scripted-copy.ts'
import { underExamination } from './under-examination.ts'

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly help: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/**
 * Examines the page as it stands with axe, WCAG 2.1 levels A and AA.
 *
 * @returns one readable line per faulty element; an empty list when nothing is wrong. Works on a page whose
 * scripts are off, by examining a copy of it.
 */
export async function checkAccessibility(page: Page): Promise<string[]> {
  const violations = await withScriptedCopy(page, (copy) => underExamination(copy, examine))
  return violations.flatMap(describe)
}

async function examine(page: Page): Promise<Violation[]> {
  await page.evaluate(axe.source)
  return await page.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(standard)}, resultTypes: ['violations'] }).then((r) => r.violations)`,
  )
}

function describe(violation: Violation): string[] {
  return violation.nodes.map((node) => {
    const reason = node.failureSummary?.replace(/\s*\n\s*/g, ' ') ?? violation.help
    return `${violation.id} (${violation.impact ?? 'unknown'}) at ${node.target.join(' ')}: ${reason}`
  })
}
