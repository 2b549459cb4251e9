import type { Chance } from './seeded-chance.ts'

/** Does something to values from a place to another. */
export type Event = (
  values: number[],
  at: { readonly from: number; readonly to: number; readonly deviation: number },
  chance: Chance,
) => void

type Span = { readonly from: number; readonly to: number }

const move = (values: number[], { from, to }: Span, by: (k: number) => number): void => {
  for (let i = from; i < to; i++) values[i] = Math.max(0, (values[i] as number) + by(i - from))
}

/** What may happen to a stretch of values. */
export const happenings: readonly Event[] = [
  // A spike of one to three points.
  (values, { from, deviation }, { between, uniform }) => {
    const size = between(6, 12) * deviation * (uniform() < 0.7 ? 1 : -1)
    move(values, { from, to: from + 1 + Math.floor(uniform() * 3) }, () => size)
  },
  // A level that is another for a while.
  (values, { from, to, deviation }, { between, uniform }) => {
    const size = between(3.5, 7) * deviation * (uniform() < 0.6 ? 1 : -1)
    move(values, { from, to }, () => size)
  },
  // A climb that ends abruptly.
  (values, { from, to, deviation }, { between }) => {
    const size = between(5, 9) * deviation
    move(values, { from, to }, (k) => (size * k) / (to - from))
  },
  // Silence: hardly anything arrives.
  (values, { from, to }) => {
    for (let i = from; i < to; i++) values[i] = 0.1 * (values[i] as number)
  },
  // A surge: several times as much.
  (values, { from, to }, { between }) => {
    const factor = between(1.8, 3)
    for (let i = from; i < to; i++) values[i] = factor * (values[i] as number)
  },
  // Unrest: everything swings about.
  (values, { from, to, deviation }, { normal }) => move(values, { from, to }, () => 4 * deviation * normal()),
]
