import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import type { VNode } from 'preact'

import { ChartFrame, chartSize } from './chart-frame.tsx'
import type { ChartPoint, SeriesChartProps } from './series.ts'

/** A level that moves with time: a line over its area. One point is drawn as a dot. */
export function LineChart(props: SeriesChartProps): VNode {
  const { points } = props
  const { left, right, top, bottom } = chartSize
  const x = scaleLinear()
    .domain([0, Math.max(1, points.length - 1)])
    .range([left, right])
  const y = scaleLinear()
    .domain([0, Math.max(1, ...points.map(({ value }) => value))])
    .nice(4)
    .range([bottom, top])
  const across = (_point: ChartPoint, index: number): number => x(index)
  const up = ({ value }: ChartPoint): number => y(value)
  const stroke = line<ChartPoint>(across, up).curve(curveMonotoneX)([...points]) ?? ''
  const ground = area<ChartPoint>(across, bottom, up).curve(curveMonotoneX)([...points]) ?? ''
  const last = points.at(-1)
  return (
    <ChartFrame {...props} y={y} x={(index) => x(index)}>
      <path class="pu-chart-area" d={ground} />
      <path class="pu-chart-line" d={stroke} />
      {last && <circle class="pu-chart-mark" cx={x(points.length - 1)} cy={y(last.value)} r={4} />}
    </ChartFrame>
  )
}
