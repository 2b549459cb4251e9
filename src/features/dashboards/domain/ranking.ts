import type { Cut } from './answers.ts'

type Direction = Cut['direction']

/** Orders the better figure first; where nothing is better, the larger. */
export const better = (direction: Direction, a: number, b: number): number =>
  direction === 'less' ? a - b : b - a

/** From 1; figures that are alike share a place, and those after them keep theirs: 1, 2, 2, 4. */
export const placeOf = (value: number, values: readonly number[], direction: Direction): number =>
  1 + values.filter((other) => better(direction, other, value) < 0).length

/** What half of the figures do not reach; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const order = values.toSorted((a, b) => a - b)
  const half = order.length / 2
  const around = order.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  return around.length === 0 ? null : around.reduce((sum, one) => sum + one, 0) / around.length
}
