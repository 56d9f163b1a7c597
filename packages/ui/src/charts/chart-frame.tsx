import type { ScaleLinear } from 'd3-scale'
import type { ComponentChildren, VNode } from 'preact'

import { fieldId } from '../forms/field-id.ts'
import type { SeriesChartProps } from './series.ts'

/** The drawing, in units of its own: it is scaled to the width there is. */
export const chartSize = { width: 480, height: 210, left: 44, right: 470, top: 14, bottom: 178 } as const

const figures = new Intl.NumberFormat('fr-FR')

interface ChartFrameProps extends SeriesChartProps {
  readonly y: ScaleLinear<number, number>
  /** Where a point stands. */
  readonly x: (index: number) => number
  readonly children: ComponentChildren
}

/** The axes and the words of a chart. Labels are written for the ends and the middle only, so that they fit on a phone. */
export function ChartFrame({ title, description, points, y, x, children }: ChartFrameProps): VNode {
  const id = fieldId(`graphique-${title}`)
  const { width, height, left, right, bottom } = chartSize
  return (
    <svg
      class="pu-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-titre ${id}-detail`}
    >
      <title id={`${id}-titre`}>{title}</title>
      <desc id={`${id}-detail`}>{description}</desc>
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <line class="pu-chart-rule" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <text class="pu-chart-word" x={left - 6} y={y(tick) + 4} text-anchor="end">
              {figures.format(tick)}
            </text>
          </g>
        ))}
      {children}
      {labelled(points.length).map(({ index, anchor }) => (
        <text
          key={index}
          class="pu-chart-word"
          x={placed(x(index), anchor)}
          y={bottom + 20}
          text-anchor={anchor}
        >
          {points[index]?.label}
        </text>
      ))}
    </svg>
  )
}

type Anchor = 'start' | 'middle' | 'end'

function placed(at: number, anchor: Anchor): number {
  if (anchor === 'start') return chartSize.left
  return anchor === 'end' ? chartSize.right : at
}

/** The points whose label is written. */
function labelled(count: number): readonly { readonly index: number; readonly anchor: Anchor }[] {
  if (count === 0) return []
  if (count === 1) return [{ index: 0, anchor: 'start' }]
  const ends = [
    { index: 0, anchor: 'start' as const },
    { index: count - 1, anchor: 'end' as const },
  ]
  return count < 5 ? ends : [...ends, { index: Math.floor((count - 1) / 2), anchor: 'middle' }]
}
