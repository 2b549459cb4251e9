import type { Estimate } from '#platform/contract/estimate.ts'

/** One line or set of bars. `colour` is a place in theme.ts' series colours: the same thing keeps its place everywhere. */
export interface Series {
  readonly key: string
  readonly label: string
  readonly colour?: number
}

/** One place on the axis with a figure for each series; null where there is none. */
export interface ChartPoint {
  readonly at: string
  readonly values: Readonly<Record<string, Estimate | null>>
}

/** What a chart shows; see Chart. */
export interface ChartProps {
  /** The one question it answers, as its title. */
  readonly question: string
  /** `line` over time, `bar` upright, `ranking` lying (long names, largest first as given). */
  readonly kind: 'line' | 'bar' | 'ranking'
  readonly series: readonly Series[]
  readonly points: readonly ChartPoint[]
  readonly unit?: string
  readonly digits?: number
  readonly height?: number
  /** Of a line chart: the series whose interval is drawn as a band behind the lines. */
  readonly band?: string
  /** Drill down: what lies behind a point. */
  readonly onPick?: (point: ChartPoint, series: Series) => void
}
