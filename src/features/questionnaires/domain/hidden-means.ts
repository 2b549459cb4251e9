import { smallIn } from './hiding.ts'
import { smallestGroup } from './results.ts'

/** How many said one point of a scale, and between what somebody who knows only which numbers are small must take it to lie. */
interface Point {
  readonly at: number
  readonly count: number
  readonly small: boolean
  readonly least: number
  readonly most: number
}

/** How far a number that is not small is looked at from what it is; enough others lie nearer. */
const reach = 4

function pointOf(at: number, count: number, all: number): Point {
  const [small = false] = smallIn([count], [all])
  const most = smallestGroup - 1
  if (!small) {
    const mayBeMore = all === count ? 0 : all - smallestGroup
    const upTo = mayBeMore === 0 ? count + reach : Math.min(count + reach, mayBeMore)
    return { at, count, small, least: Math.max(smallestGroup, count - reach), most: Math.max(count, upTo) }
  }
  if (count < smallestGroup) return { at, count, small, least: 1, most }
  return { at, count, small, least: Math.max(smallestGroup, all - most), most: all - 1 }
}

const fits = ({ count, least, most }: Point, change: number): boolean =>
  Number.isInteger(change) && count + change >= least && count + change <= most

type Changes = readonly (readonly [Point, number])[]
type Three = readonly [Point, Point, Point]

/** The changes of three numbers that bring how many there are, their sum and the sum of their squares back to what they were. */
function balancing([a, b, c]: Three, changes: Changes): number[] {
  const [s0 = 0, s1 = 0, s2 = 0] = [0, 1, 2].map((power) =>
    changes.reduce((all, [{ at }, change]) => all + change * at ** power, 0),
  )
  const of = (x: Point, y: Point, z: Point) =>
    -(s2 - (y.at + z.at) * s1 + y.at * z.at * s0) / ((x.at - y.at) * (x.at - z.at))
  return [of(a, b, c), of(b, a, c), of(c, a, b)]
}

/** Everything that some numbers could be instead. */
function* otherwise([point, ...further]: readonly Point[]): Generator<Changes> {
  if (point === undefined) yield []
  else
    for (const changes of otherwise(further))
      for (let count = point.least; count <= point.most; count += 1)
        yield [[point, count - point.count], ...changes]
}

/**
 * Whether a mean with its interval may be told of numbers of which none is told: only when every small one of them could be another small one, and
 * the mean and the interval still be the same. They tell how many there are, their sum and the sum of their squares, and so every one of three.
 */
export function mayStandAlone(
  {
    counts,
    whole = counts,
  }: { readonly counts: readonly number[]; readonly whole?: readonly number[] | undefined },
  values: readonly number[],
): boolean {
  const points = counts
    .flatMap((count, place) =>
      count === 0 ? [] : [pointOf(values[place] ?? 0, count, whole[place] ?? count)],
    )
    .sort((one, other) => other.most - other.least - (one.most - one.least))
  const fixed = new Set(points.filter(({ small }) => small))
  if (fixed.size === 0) return true
  const [a, b, c, ...free] = points
  if (a === undefined || b === undefined || c === undefined) return false
  const last: Three = [a, b, c]
  for (const changes of otherwise(free)) {
    const balance = balancing(last, changes)
    if (!last.every((point, place) => fits(point, balance[place] ?? 0))) continue
    for (const [point, change] of changes) if (change !== 0) fixed.delete(point)
    for (const [place, point] of last.entries()) if (balance[place] !== 0) fixed.delete(point)
    if (fixed.size === 0) return true
  }
  return false
}
