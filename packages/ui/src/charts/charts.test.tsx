import { h, type VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'

import { BarChart } from './bar-chart.tsx'
import { ColumnChart } from './column-chart.tsx'
import type { SeriesChartProps } from './series.ts'
import { LineChart } from './line-chart.tsx'

const words = { title: 'Ouvertures', description: 'Ouvertures par jour.' }
const days = (...values: number[]) => values.map((value, day) => ({ label: `${day + 1} sept.`, value }))

const kinds: [string, (props: SeriesChartProps) => VNode][] = [
  ['columns', ColumnChart],
  ['a line', LineChart],
  ['bars', BarChart],
]

describe('a chart', () => {
  test.each(kinds)('of %s has a name and a description, and no style of its own', (_, Chart) => {
    const html = render(h(Chart, { ...words, points: days(3, 0, 12) }))
    expect(html).toMatch(
      /role="img" aria-labelledby="(\S+) (\S+)"><title id="\1">Ouvertures<\/title><desc id="\2">/,
    )
    expect(html).not.toMatch(/style=|NaN|undefined|Infinity/)
  })

  test.each(kinds)('of %s draws nothing impossible of no point, one point, or zeros', (_, Chart) => {
    for (const points of [[], days(0), days(7), days(0, 0)])
      expect(render(h(Chart, { ...words, points }))).not.toMatch(/NaN|undefined|Infinity|="-/)
  })

  test('of columns is as high as its values: the double is twice as high', () => {
    const html = render(h(ColumnChart, { ...words, points: days(5, 10, 0) }))
    const heights = [...html.matchAll(/<rect[^>]* height="([\d.]+)"/g)].map(([, height]) => Number(height))
    expect(heights[1]).toBeCloseTo(2 * (heights[0] ?? 0))
    expect(heights[2]).toBe(0)
  })

  test('of bars cuts a name that is too long', () => {
    const html = render(h(BarChart, { ...words, points: [{ label: 'x'.repeat(60), value: 1 }] }))
    expect(html).toContain(`${'x'.repeat(47)}…`)
  })

  test('writes whole numbers only along its axis', () => {
    expect(render(h(LineChart, { ...words, points: days(1, 1) }))).not.toMatch(/>0,\d/)
  })
})
