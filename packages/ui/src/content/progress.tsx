import type { VNode } from 'preact'

import { fieldId } from '../forms/field-id.ts'

/** How far a long work is. */
export interface ProgressProps {
  readonly label: string
  readonly value: number
  /** What `value` is when all is done, 100 by default. */
  readonly max?: number | undefined
  /** The same in words, e.g. « 320 lignes sur 1 400 ». */
  readonly detail?: string | undefined
}

const percent = new Intl.NumberFormat('fr-FR', { style: 'percent' })

/** Never « 0 % » for somebody, nor « 100 % » as long as somebody is missing. */
function shareWords(share: number): string {
  if (share > 0 && share < 0.01) return `<\u00a0${percent.format(0.01)}`
  return percent.format(share < 1 ? Math.min(share, 0.99) : share)
}

/** A progress bar with its share in figures. */
export function Progress({ label, value, max = 100, detail }: ProgressProps): VNode {
  const id = fieldId(`avancement-${label}`)
  return (
    <div class="pu-progress">
      <div class="pu-progress-head">
        <label for={id}>{label}</label>
        <span class="pu-progress-share">{shareWords(max === 0 ? 1 : Math.min(1, value / max))}</span>
      </div>
      <progress id={id} value={value} max={max} />
      {detail === undefined ? null : <p class="pu-hint">{detail}</p>}
    </div>
  )
}
