import { describe, expect, test } from 'vitest'
import { aafOutcomeLines } from './aaf-outcome-lines.ts'

const preview = {
  openBefore: 10,
  lines: [],
  omitted: 0,
  samples: {
    created: ['MORVAN Lise (lise.morvan)'],
    updated: [],
    suspended: ['ROCHE Karim (karim.roche)'],
    reopened: [],
  },
  departures: null,
}

describe('aafOutcomeLines', () => {
  test('a simulation gives its figures, and a few names of each kind', () => {
    const outcome = {
      runId: '7',
      state: 'simulated',
      counts: { created: 1, suspended: 1 },
      preview,
      message: undefined,
    } as const
    expect(aafOutcomeLines(outcome)).toEqual([
      'Simulation\u00a0: voici ce que la livraison changerait. Rien n’est modifié.',
      '  1\tcomptes créés',
      '  1\tcomptes suspendus',
      '  créé\tMORVAN Lise (lise.morvan)',
      '  suspendu\tROCHE Karim (karim.roche)',
      'Compte rendu\u00a0: import n° 7.',
    ])
  })

  test('a refused delivery says why, and where its report is', () => {
    const outcome = { runId: '8', state: 'refused', counts: {}, preview: null, message: 'Refusée.' } as const
    expect(aafOutcomeLines(outcome)).toEqual(['Refusée.', 'Compte rendu\u00a0: import n° 8.'])
  })
})
