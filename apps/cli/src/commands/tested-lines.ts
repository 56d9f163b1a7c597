import type { TestedDelegation } from '@preau/school'

const marks = { good: '✓', note: '!', bad: '✗' } as const
const names = { cas: 'CAS', 'ws-federation': 'Ws-Federation' } as const

/** The verdict, then what explains it: every check when one base is asked about, otherwise those that are not well. */
export function testedLines(
  { uai, name, delegation, verdict, checks }: TestedDelegation,
  whole: boolean,
): readonly string[] {
  return [
    `${marks[verdict.state]} ${uai} ${name}, ${names[delegation]}\u00a0: ${verdict.sentence}`,
    ...checks
      .filter(({ state }) => whole || (state !== 'good' && verdict.state !== 'good'))
      .map(({ state, label, sentence }) => `    ${marks[state]} ${label}\u00a0: ${sentence}`),
  ]
}
