import type { Estimate } from '#platform/contract/estimate.ts'

/** One line or set of bars. `colour` is a place in theme.ts' series colours: the same thing keeps its place everywhere. */
export interface Series {
  readonly key: string
  readonly label: string
  readonly colour?: number
  /** What is not measured but stands beside it, as a goal: a broken line, and no bars. */
  readonly beside?: boolean
  /** Of an earlier time, all of which is over. */
  readonly past?: boolean
}

/** One place on the axis with a figure for each series; null where there is none. */
export interface ChartPoint {
  readonly at: string
  readonly values: Readonly<Record<string, Estimate | null>>
  /** A few words after the figure, such as a sign and what it says. */
  readonly note?: string
  /** One among others that is meant. */
  readonly meant?: boolean
  /** Of the last point: its time is not over, so that more may come. Lines lead there broken. */
  readonly unfinished?: boolean
}

/** A stretch of a time line that was not usual; `from` and `to` are places on the axis. */
export interface ChartMark {
  readonly from: string
  readonly to: string
  readonly name: string
}

/** What a chart shows; see Chart. */
export interface ChartProps {
  /** The one question it answers, as its title. */
  readonly question: string
  /**
   * `line` over time, `bar` upright, `ranking` lying (long names, largest first as given), `pareto` upright with the share of all so far
   * (the second series, in 0…1) as a line.
   */
  readonly kind: 'line' | 'bar' | 'ranking' | 'pareto'
  readonly series: readonly Series[]
  readonly points: readonly ChartPoint[]
  readonly unit?: string
  readonly digits?: number
  /** Whether figures are told with all of these digits; the marks of the scale never are. */
  readonly exact?: boolean
  readonly height?: number
  /** Of a line chart: the series whose interval is drawn as a band behind the lines. */
  readonly band?: string
  /** Of a line chart: what happened on the way. */
  readonly marks?: readonly ChartMark[]
  /** Drill down: what lies behind a point. */
  readonly onPick?: (point: ChartPoint, series: Series) => void
}
