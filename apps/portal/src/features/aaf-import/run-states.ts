import type { Tone } from '@preau/ui'
import type { AafRunState } from './aaf-run.ts'

/** How each state of a run looks. */
export const runTones: Readonly<Record<AafRunState, Tone>> = {
  receiving: 'info',
  waiting: 'info',
  reading: 'info',
  comparing: 'info',
  to_confirm: 'warning',
  applying: 'info',
  done: 'success',
  simulated: 'info',
  refused: 'warning',
  failed: 'danger',
  abandoned: 'neutral',
}
