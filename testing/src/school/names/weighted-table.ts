import type { Random } from '../random.ts'

/** Values with the running total of their weights, ready to be drawn from. */
export interface WeightedTable {
  readonly values: readonly string[]
  readonly totals: readonly number[]
}

/** Reads `value weight|value weight|…`; a value may hold spaces. */
export function weightedTable(text: string): WeightedTable {
  const values: string[] = []
  const totals: number[] = []
  let total = 0
  for (const entry of text.split('|')) {
    const [, value, weight] = /^\s*(.+) (\d+)\s*$/.exec(entry) ?? []
    if (value === undefined) throw new SyntaxError(`Not a value and a weight: ${entry}`)
    total += Number(weight)
    values.push(value)
    totals.push(total)
  }
  return { values, totals }
}

/** Draws a value, as often as its weight says. */
export function draw(random: Random, table: WeightedTable): string {
  const target = random() * (table.totals.at(-1) ?? 0)
  let low = 0
  let high = table.totals.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((table.totals[middle] ?? 0) > target) high = middle
    else low = middle + 1
  }
  return table.values[low] ?? ''
}
