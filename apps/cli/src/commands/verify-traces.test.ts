import { describe, expect, test } from 'vitest'
import { verificationLines } from './verify-traces.ts'

const intact = {
  intact: true,
  seals: 2,
  lines: 5,
  purgedLines: 3,
  unsealedLines: 1,
  head: 'ab',
  expectedFound: undefined,
  faults: [],
}

describe('what the verification of the traces says', () => {
  test('of an intact trail: the figures, the hash to note, and that it is intact', () => {
    expect(verificationLines(intact)).toEqual([
      '2 sceaux, 5 traces vérifiées, 3 supprimées à leur terme, 1 pas encore scellées.',
      'Empreinte du dernier sceau\u00a0: ab',
      'Les traces sont intactes.',
    ])
  })

  test('of one that was changed: which lines, and that the hash is gone', () => {
    const fault = { seal: '2', kind: 'lines', firstId: '4', lastId: '5' } as const
    const said = verificationLines({ ...intact, intact: false, expectedFound: false, faults: [fault] })
    expect(said.slice(2)).toEqual([
      'Sceau nº\u00a02, traces 4 à 5\u00a0: ces traces ne sont plus celles qui ont été scellées.',
      'L’empreinte attendue n’est plus dans la chaîne\u00a0: tout a pu être réécrit.',
      'Les traces ont été modifiées.',
    ])
  })
})
