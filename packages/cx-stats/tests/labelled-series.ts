import { chanceOf } from './seeded-chance.ts'
import { type Event, happenings } from './series-events.ts'
import { makers, start } from './series-makers.ts'

/** A made series whose unusual stretches are known: alerts inside one find it, alerts outside all are false. */
export type LabelledSeries = {
  readonly name: string
  readonly points: readonly { readonly time: number; readonly value: number }[]
  readonly events: readonly { readonly from: number; readonly to: number }[]
}

/** Series of every kind, each some hundred to five thousand points with up to four events in its last four fifths; the same for the same seed. */
export function labelledSeries(seed: number): LabelledSeries[] {
  return Object.entries(makers).map(([name, make], kind) => {
    const chance = chanceOf(1000 * seed + kind)
    const { n, step, values, deviation } = make(chance)
    const quarter = Math.floor((0.75 * n) / 4)
    const events = [0, 1, 2, 3].flatMap((place) => {
      if (chance.uniform() < 0.3) return []
      const length = Math.max(4, Math.round(n * chance.between(0.004, 0.02)))
      const from = Math.floor(0.22 * n + place * quarter + chance.uniform() * (quarter - 3 * length))
      const happening = happenings[Math.floor(chance.uniform() * happenings.length)] as Event
      happening(values, { from, to: from + length, deviation }, chance)
      // Who looks at a window looks around it, too.
      return [{ from: start + (from - Math.ceil(length / 4)) * step, to: start + (from + 2 * length) * step }]
    })
    return { name, points: values.map((value, i) => ({ time: start + i * step, value })), events }
  })
}

/** How alerts at these times fare: false ones in 1,000 points, and events found. */
export function judged(series: LabelledSeries, alerts: readonly number[]) {
  const isIn = (time: number, { from, to }: { from: number; to: number }) => time >= from && time <= to
  return {
    points: series.points.length,
    falseAlerts: alerts.filter((time) => !series.events.some((event) => isIn(time, event))).length,
    events: series.events.length,
    found: series.events.filter((event) => alerts.some((time) => isIn(time, event))).length,
  }
}

/** The usual reference: a point further than `width` deviations (by the median absolute one) from the median of the window before it. */
export function rollingMedianAlerts(series: LabelledSeries, width: number, window = 100): number[] {
  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
  return series.points.flatMap(({ time, value }, i) => {
    if (i < window) return []
    const before = series.points.slice(i - window, i).map((point) => point.value)
    const middle = median(before)
    const deviation = 1.4826 * median(before.map((one) => Math.abs(one - middle)))
    return deviation > 0 && Math.abs(value - middle) > width * deviation ? [time] : []
  })
}
