import { describe, expect, test } from 'vitest'
import type { ProblemText } from './problem-text.ts'
import { problemsFr } from './problems.fr.ts'

/** Any parameter, as a sentence could get it. */
const anything = new Proxy({}, { get: (_, name) => (name === 'count' || name === 'length' ? 2 : 'x') })

const texts: readonly (readonly [string, string])[] = Object.entries(
  problemsFr as unknown as Record<string, ProblemText<unknown>>,
).flatMap(([code, text]): [string, string][] => [
  [`${code} reason`, text.reason(anything)],
  [`${code} advice`, text.advice],
])

describe('every sentence an administrator reads', () => {
  test.each(texts)('%s is a whole sentence in French typography', (_, sentence) => {
    expect(sentence).toMatch(/^[A-ZÀ-Ý].*\.$/)
    expect(sentence).not.toMatch(/'|"| [:;!?»]|« /)
    expect(sentence).not.toContain('undefined')
  })

  test('every code is an area and a reason', () => {
    for (const code of Object.keys(problemsFr))
      expect(code).toMatch(/^(xml|aaf|siecle|sts|identifiers|envelope|timetable|csv|partner)\.[a-z-]+$/)
  })
})
