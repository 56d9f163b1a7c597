import type { MergeFault } from './account-merges.ts'
import { mergeRefusals } from './refusals.ts'

const refusals = {
  unknown: 'merge.unknown',
  privileged: 'merge.privileged',
  'two-academies': 'merge.two-academies',
  'already-merged': 'merge.already',
} as const satisfies Readonly<Record<MergeFault, string>>

/** @throws Refusal of the same name, when the merge was not done */
export function refuseMerge(result: 'done' | MergeFault): void {
  if (result !== 'done') throw mergeRefusals.refuse(refusals[result])
}
