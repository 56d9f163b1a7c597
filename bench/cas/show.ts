import type { Figures } from './measure.ts'

/** One line of figures. */
export function show(label: string, { perSecond, p50, p99 }: Figures, more: readonly string[] = []): void {
  const columns = [`${p50.toFixed(1)} ms p50`, `${p99.toFixed(1)} ms p99`, `${perSecond.toFixed(0)} /s`]
  const shown = columns.map((column) => column.padStart(14)).join('')
  console.log(`  ${label.padEnd(8)}${shown}   ${more.join(', ')}`)
}
