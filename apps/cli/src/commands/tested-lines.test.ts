import type { TestedDelegation } from '@preau/school'
import { expect, test } from 'vitest'
import { testedLines } from './tested-lines.ts'

const tested = (state: 'good' | 'note' | 'bad'): TestedDelegation => ({
  uai: '0350000X',
  name: 'Collège des Tilleuls',
  delegation: 'cas',
  verdict: { state, sentence: 'Le verdict.' },
  checks: [
    { label: 'Adresse', state: 'good', sentence: 'Trouvée.' },
    { label: 'Certificat', state: state === 'good' ? 'note' : state, sentence: 'Finit bientôt.' },
  ],
})

test('of many bases, one that works has one line, and one that does not says why', () => {
  expect(testedLines(tested('good'), false)).toEqual([
    '✓ 0350000X Collège des Tilleuls, CAS\u00a0: Le verdict.',
  ])
  expect(testedLines(tested('bad'), false)).toEqual([
    '✗ 0350000X Collège des Tilleuls, CAS\u00a0: Le verdict.',
    '    ✗ Certificat\u00a0: Finit bientôt.',
  ])
})

test('of one base, every check is told', () => {
  expect(testedLines(tested('note'), true)).toEqual([
    '! 0350000X Collège des Tilleuls, CAS\u00a0: Le verdict.',
    '    ✓ Adresse\u00a0: Trouvée.',
    '    ! Certificat\u00a0: Finit bientôt.',
  ])
})
