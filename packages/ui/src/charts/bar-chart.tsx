import { scaleLinear } from 'd3-scale'
import type { VNode } from 'preact'

import { fieldId } from '../forms/field-id.ts'
import { chartSize } from './chart-frame.tsx'
import type { SeriesChartProps } from './series.ts'

const rowHeight = 40
const figures = new Intl.NumberFormat('fr-FR')

/** Things compared with one another, the largest first: a bar each, under its name and beside its figure. */
export function BarChart({ title, description, points }: SeriesChartProps): VNode {
  const id = fieldId(`graphique-${title}`)
  const { width, right } = chartSize
  const x = scaleLinear()
    .domain([0, Math.max(1, ...points.map(({ value }) => value))])
    .range([0, right])
  return (
    <svg
      class="pu-chart"
      viewBox={`0 0 ${width} ${Math.max(1, points.length) * rowHeight}`}
      role="img"
      aria-labelledby={`${id}-titre ${id}-detail`}
    >
      <title id={`${id}-titre`}>{title}</title>
      <desc id={`${id}-detail`}>{description}</desc>
      {points.map(({ label, value }, row) => (
        <g key={label}>
          <text class="pu-chart-word" x={0} y={row * rowHeight + 16}>
            {shortened(label)}
          </text>
          <text class="pu-chart-word pu-chart-figure" x={right} y={row * rowHeight + 16} text-anchor="end">
            {figures.format(value)}
          </text>
          <rect class="pu-chart-ground" x={0} y={row * rowHeight + 22} width={right} height={9} rx={4} />
          <rect class="pu-chart-mark" x={0} y={row * rowHeight + 22} width={x(value)} height={9} rx={4} />
        </g>
      ))}
    </svg>
  )
}

const longest = 48

/** SVG does not wrap: a long name is cut, and is whole in the table. */
function shortened(label: string): string {
  return label.length <= longest ? label : `${label.slice(0, longest - 1).trimEnd()}…`
}
