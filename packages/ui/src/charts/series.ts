/** One value along an axis, usually of time. */
export interface ChartPoint {
  /** What it is the value of, e.g. « 5 septembre »: read aloud, and written under the axis where there is room. */
  readonly label: string
  readonly value: number
}

/** A figure that follows time. Put its table next to it: a chart is looked at, a table is read. */
export interface SeriesChartProps {
  readonly title: string
  /** What the chart shows, in a sentence, for whoever does not see it. */
  readonly description: string
  readonly points: readonly ChartPoint[]
}
