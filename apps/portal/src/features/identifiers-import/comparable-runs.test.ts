import { describe, expect, test } from 'vitest'
import { comparableRuns } from './comparable-runs.ts'
import { errorsWords } from './errors-words.ts'
import type { ImportRun, ImportState } from './import-run.ts'

const figures = {
  people: 10,
  automatic: 8,
  remembered: 0,
  byHand: 1,
  unrecognised: 1,
  given: 9,
  lost: 0,
  expectedErrors: 0.004,
}

const run = (id: string, startedAt: string, state: ImportState = 'finished'): ImportRun => ({
  id,
  school: { id: '1', uai: '0350000K', name: 'Collège des Tilleuls' },
  mode: 'complete',
  state,
  fileName: 'export.xml',
  startedAt: new Date(startedAt),
  startedBy: 'Nadia Vasseur',
  endedAt: null,
  endedBy: null,
  undoneAt: null,
  undoneBy: null,
  warnings: [],
  warningsAccepted: false,
  rejectedCount: 0,
  problemCount: 0,
  steps: [],
  figures,
})

describe('the imports that one is compared with', () => {
  const now = run('9', '2026-09-07T08:00:00Z')
  const undone = run('8', '2026-09-06T08:00:00Z', 'undone')
  const summer = run('7', '2026-08-28T08:00:00Z')
  const spring = run('6', '2026-03-02T08:00:00Z')
  const autumn = run('5', '2025-09-05T08:00:00Z')

  test('are the one finished before it, and the last of the school year before', () => {
    const { previous, lastYear } = comparableRuns(now, [now, undone, summer, spring, autumn])
    expect([previous?.id, lastYear?.id]).toEqual(['7', '6'])
  })

  test('are one and the same when nothing else was imported this year', () => {
    expect(comparableRuns(now, [spring, autumn])).toEqual({ previous: spring, lastYear: undefined })
  })

  test('are none for the first; a later import is never one', () => {
    expect(comparableRuns(autumn, [now, summer, spring, autumn])).toEqual({
      previous: undefined,
      lastYear: undefined,
    })
  })
})

describe('the expected errors in words', () => {
  test.each<[number, number, string]>([
    [0, 0, 'Aucun rapprochement n’a été fait automatiquement.'],
    [1312, 0, 'tous sur un identifiant déjà connu'],
    [1312, 0.004, 'moins d’une erreur sur 250 imports comme celui-ci'],
    [1312, 0.0077, 'moins d’une erreur sur 120 imports comme celui-ci'],
    [90_000, 2.6, 'on attend environ 3\u00a0erreurs'],
  ])('%i automatic matches, %f expected: %s', (automatic, expectedErrors, words) => {
    expect(errorsWords({ ...figures, automatic, expectedErrors })).toContain(words)
  })
})
