import { counted, formatNumberFr } from '../../frame/format-fr.ts'
import type { AafProgress } from './aaf-run.ts'
import { progressCopy as copy, stepCopy } from './copy.fr.ts'

/** How far a run is, in words: what it does, how much, how fast, how long still. */
export interface ProgressWords {
  readonly step: string
  /** 0 to 1; undefined as long as nothing tells. */
  readonly share: number | undefined
  readonly detail: string
}

const mebibyte = 1024 ** 2

/** The words of a progress, for the screen and the command line. */
export function aafProgressWords(progress: AafProgress): ProgressWords {
  const { step, done, total, people } = progress
  const seconds = Math.max(0, (Date.parse(progress.at) - Date.parse(progress.startedAt)) / 1000)
  const share = total > 0 ? Math.min(1, done / total) : undefined
  const parts = [
    ...(step === 'receiving' || step === 'reading'
      ? [copy.received(formatNumberFr(Math.ceil(done / mebibyte)))]
      : []),
    ...(step === 'comparing' || step === 'applying' ? [copy.stage(done + 1, total)] : []),
    ...(people > 0 ? [counted(people, 'personne')] : []),
    ...(people > 0 && seconds >= 1 ? [copy.rate(formatNumberFr(Math.round(people / seconds)))] : []),
    ...timeLeft(step, share, seconds),
  ]
  return { step: stepCopy[step], share, detail: parts.join(' · ') }
}

/** Said only of a reading that has told enough: the stages of a comparison are not alike. */
function timeLeft(step: AafProgress['step'], share: number | undefined, seconds: number): string[] {
  if (step !== 'reading' || share === undefined || share < 0.02 || seconds < 2) return []
  const left = Math.round((seconds * (1 - share)) / share)
  return [left < 60 ? copy.secondsLeft(left) : copy.minutesLeft(Math.ceil(left / 60))]
}
