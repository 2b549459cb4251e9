/** How a local smoother looks at its neighbours: how many of them, whether it fits a level (0) or a line (1), and at every how-manieth place. */
export type LocalFit = { readonly window: number; readonly degree: 0 | 1; readonly jump: number }

type Neighbours = {
  readonly values: ArrayLike<number>
  readonly trust: ArrayLike<number> | null
  readonly fit: LocalFit
}
type Range = { left: number; right: number }

/**
 * The smoothed value at place `at` (from 0; it may lie outside) of equally spaced values, by tricube weights over the places of `range`, each
 * times its `trust`. Null where nothing has weight. Source: Cleveland, Journal of the American Statistical Association 74 (1979) 829.
 */
export function localValue(
  { values, trust, fit }: Neighbours,
  at: number,
  { left, right }: Range,
): number | null {
  const n = values.length
  let reach = Math.max(at - left, right - at)
  if (fit.window > n) reach += Math.floor((fit.window - n) / 2)
  const weights = new Float64Array(right - left + 1)
  let total = 0
  for (let place = left; place <= right; place++) {
    const away = Math.abs(place - at)
    if (away > 0.999 * reach) continue
    const near = away <= 0.001 * reach ? 1 : (1 - (away / reach) ** 3) ** 3
    const weight = near * (trust === null ? 1 : (trust[place] as number))
    weights[place - left] = weight
    total += weight
  }
  if (!(total > 0)) return null
  if (reach > 0 && fit.degree === 1)
    tilt(
      weights.map((weight) => weight / total),
      { at, left, span: n - 1 },
      weights,
    )
  else for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / total
  let value = 0
  for (let i = 0; i < weights.length; i++) value += (weights[i] as number) * (values[left + i] as number)
  return value
}

/** Turns weights of a level into those of a line; not where the places lie too close together to tell a slope. */
function tilt(
  share: Float64Array,
  { at, left, span }: { at: number; left: number; span: number },
  into: Float64Array,
): void {
  let centre = 0
  share.forEach((one, i) => {
    centre += one * (left + i)
  })
  let spread = 0
  share.forEach((one, i) => {
    spread += one * (left + i - centre) ** 2
  })
  const slope = Math.sqrt(spread) > 0.001 * span ? (at - centre) / spread : 0
  share.forEach((one, i) => {
    into[i] = one * (slope * (left + i - centre) + 1)
  })
}

/** Smooths equally spaced values: at every `jump`-th place, and straight lines between. */
export function localLine(
  values: ArrayLike<number>,
  fit: LocalFit,
  trust: ArrayLike<number> | null = null,
): Float64Array {
  const n = values.length
  const smoothed = Float64Array.from(values)
  if (n < 2) return smoothed
  const neighbours = { values, trust, fit }
  const jump = Math.min(fit.jump, n - 1)
  const rangeAt = rangesOf(n, fit.window, jump)
  let range: Range = { left: 0, right: n - 1 }
  const place = (at: number) => {
    smoothed[at] = localValue(neighbours, at, range) ?? (values[at] as number)
  }
  for (let at = 0; at < n; at += jump) {
    range = rangeAt(at)
    place(at)
  }
  if (jump === 1) return smoothed
  const last = Math.floor((n - 1) / jump) * jump
  for (let at = 0; at < last; at += jump) between(smoothed, at, at + jump)
  if (last !== n - 1) {
    place(n - 1)
    between(smoothed, last, n - 1)
  }
  return smoothed
}

/** Which places a place looks at. Those at every place slide along with it; those at some are centred anew. */
function rangesOf(n: number, window: number, jump: number): (at: number) => Range {
  if (window >= n) return () => ({ left: 0, right: n - 1 })
  const half = Math.floor((window + 1) / 2)
  if (jump === 1) {
    let [left, right] = [0, window - 1]
    return (at) => {
      if (at + 1 > half && right !== n - 1) [left, right] = [left + 1, right + 1]
      return { left, right }
    }
  }
  return (at) => {
    if (at + 1 < half) return { left: 0, right: window - 1 }
    if (at + 1 >= n - half + 1) return { left: n - window, right: n - 1 }
    return { left: at + 1 - half, right: window - half + at }
  }
}

function between(values: Float64Array, from: number, to: number): void {
  const [start, end] = [values[from] as number, values[to] as number]
  for (let place = from + 1; place < to; place++)
    values[place] = start + ((end - start) / (to - from)) * (place - from)
}
