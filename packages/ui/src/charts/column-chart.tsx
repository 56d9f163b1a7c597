import { scaleBand, scaleLinear } from 'd3-scale'
import type { VNode } from 'preact'

import { ChartFrame, chartSize } from './chart-frame.tsx'
import type { SeriesChartProps } from './series.ts'

/** Quantities of successive days or weeks: a column each. */
export function ColumnChart(props: SeriesChartProps): VNode {
  const { points } = props
  const { left, right, top, bottom } = chartSize
  const x = scaleBand<number>()
    .domain(points.map((_, index) => index))
    .range([left, right])
    .paddingInner(0.2)
  const y = scaleLinear()
    .domain([0, Math.max(1, ...points.map(({ value }) => value))])
    .nice(4)
    .range([bottom, top])
  return (
    <ChartFrame {...props} y={y} x={(index) => (x(index) ?? left) + x.bandwidth() / 2}>
      {points.map(({ label, value }, index) => (
        <rect
          key={label}
          class="pu-chart-mark"
          x={x(index)}
          y={y(value)}
          width={x.bandwidth()}
          height={bottom - y(value)}
          rx={Math.min(2, x.bandwidth() / 3)}
        />
      ))}
    </ChartFrame>
  )
}
