const leastReach = 21
const shareReached = 0.2

/**
 * A slow line through weighted values at any places: now and then a local line over the neighbours within 21, or a fifth of the whole
 * stretch, and straight between; level beyond the ends. Source: Cleveland, Journal of the American Statistical Association 74 (1979) 829.
 */
export function slowLine(
  places: readonly number[],
  values: readonly number[],
  weights: readonly number[],
): (place: number) => number {
  const cells = gathered(places, values, weights)
  const [first, last] = [cells[0]?.place ?? 0, cells.at(-1)?.place ?? 0]
  const reach = Math.max(leastReach, shareReached * (last - first))
  // A line that looks a tenth of its reach further is hardly another line.
  const knots = thinned(cells, reach / 10).map(({ place }) => ({ place, value: lineAt(cells, place, reach) }))
  return (place) => {
    let [low, high] = [0, knots.length - 1]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((knots[middle] as Knot).place <= place) low = middle
      else high = middle
    }
    const [before, after] = [knots[low] as Knot, knots[high] as Knot]
    if (place <= before.place || after.place === before.place) return before.value
    if (place >= after.place) return after.value
    return (
      before.value + ((after.value - before.value) * (place - before.place)) / (after.place - before.place)
    )
  }
}

type Knot = { readonly place: number; readonly value: number }
type Cell = Knot & { readonly weight: number }

/** Cells at least so far apart, with the first and the last. */
function thinned(cells: readonly Cell[], apart: number): readonly Cell[] {
  let last = Number.NEGATIVE_INFINITY
  return cells.filter(({ place }, i) => {
    if (place - last < apart && i < cells.length - 1) return false
    last = place
    return true
  })
}

/** One cell for each whole place, in order. */
function gathered(places: readonly number[], values: readonly number[], weights: readonly number[]): Cell[] {
  const sums = new Map<number, { weighted: number; weight: number }>()
  places.forEach((place, i) => {
    const cell = Math.floor(place)
    // What is not heeded still says that there was something: with hardly any weight.
    const weight = Math.max(1e-9, weights[i] as number)
    const sum = sums.get(cell) ?? { weighted: 0, weight: 0 }
    sums.set(cell, { weighted: sum.weighted + weight * (values[i] as number), weight: sum.weight + weight })
  })
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([place, { weighted, weight }]) => ({ place, value: weighted / weight, weight }))
}

function lineAt(cells: readonly Cell[], at: number, reach: number): number {
  let [all, centre, level] = [0, 0, 0]
  const near = cells.flatMap((cell) => {
    const away = Math.abs(cell.place - at) / reach
    if (away >= 1) return []
    const weight = cell.weight * (1 - away ** 3) ** 3
    all += weight
    centre += weight * cell.place
    level += weight * cell.value
    return [{ ...cell, weight }]
  })
  centre /= all
  level /= all
  let [across, along] = [0, 0]
  for (const { place, value, weight } of near) {
    across += weight * (place - centre) * (value - level)
    along += weight * (place - centre) ** 2
  }
  // Too few days tell a level, no slope.
  return along / all < (reach / 10) ** 2 ? level : level + (across / along) * (at - centre)
}
