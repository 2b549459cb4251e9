import { InputError, positive, within } from './input-error.ts'

/** Between these a point is as usual; null where nothing can be said. */
export type Limits = { readonly low: number | null; readonly high: number | null }

/** Exponentially weighted means, the limits they come to in the long run and at each point, and which points (from 0) lie beyond. */
export type EwmaChart = {
  readonly chart: readonly number[]
  readonly limits: { readonly centre: number; readonly low: number; readonly high: number }
  readonly exactLimits: readonly Limits[]
  readonly signals: readonly number[]
}

/**
 * EWMA chart: z = λx + (1 − λ)z, beginning at the target; limits target ± Lσ√(λ ÷ (2 − λ)), or exact ones, narrower at first, when `exact`.
 * Sources: Roberts, Technometrics 1 (1959) 239; NIST/SEMATECH e-Handbook 6.3.2.4.
 */
export function ewmaChart(
  values: readonly number[],
  by: {
    readonly target: number
    readonly sigma: number
    readonly lambda: number
    readonly width: number
    readonly exact?: boolean
  },
): EwmaChart {
  const { target, lambda, exact = false } = by
  const sigma = within('sigma', by.sigma, [0, Number.POSITIVE_INFINITY])
  if (within('lambda', lambda, [0, 1]) === 0)
    throw new InputError('outOfRange', { argument: 'lambda', value: lambda, above: 0 })
  const half = positive('L', by.width) * sigma * Math.sqrt(lambda / (2 - lambda))
  let mean = target
  const chart = values.map((value) => {
    mean = lambda * value + (1 - lambda) * mean
    return mean
  })
  const exactLimits = values.map((_, i) => {
    const own = half * Math.sqrt(1 - (1 - lambda) ** (2 * (i + 1)))
    return { low: target - own, high: target + own }
  })
  const limits = { centre: target, low: target - half, high: target + half }
  const signals = beyond(chart, (i) => (exact ? (exactLimits[i] as Limits) : limits))
  return { chart, limits, exactLimits, signals }
}

/** Sums of what lies above target + k and below target − k, and which points (from 0) carry one of them over h. */
export type CusumChart = {
  readonly chart: { readonly high: readonly number[]; readonly low: readonly number[] }
  readonly signals: readonly number[]
}

/** Tabular CUSUM of both sides. Sources: Page, Biometrika 41 (1954) 100; NIST/SEMATECH e-Handbook 6.3.2.3. */
export function cusumChart(
  values: readonly number[],
  { target, k, h }: { readonly target: number; readonly k: number; readonly h: number },
): CusumChart {
  let [above, below] = [0, 0]
  const sums = values.map((value) => {
    above = Math.max(0, above + value - target - k)
    below = Math.max(0, below + target - k - value)
    return { above, below }
  })
  const high = sums.map((sum) => sum.above)
  const low = sums.map((sum) => sum.below)
  return {
    chart: { high, low },
    signals: values.map((_, i) => i).filter((i) => Math.max(at(high, i), at(low, i)) > h),
  }
}

/** Shares or rates of each sample, their common centre, the limits of each sample, and which (from 0) lie beyond. Null where a size is 0. */
export type AttributeChart = {
  readonly chart: readonly (number | null)[]
  readonly centre: number | null
  readonly limits: readonly Limits[]
  readonly out: readonly number[]
}

type Samples = {
  readonly defects: readonly number[]
  readonly sizes: readonly number[]
  readonly width?: number
}

/** p chart: the share of defectives, limits p̄ ± 3√(p̄(1 − p̄) ÷ n). Source: NIST/SEMATECH e-Handbook 6.3.3.2. InputError when defects exceed a size. */
export function pChart(samples: Samples): AttributeChart {
  refuseWhere((defects, size) => defects > size, samples)
  return attributeChart(samples, {
    deviation: (centre, size) => Math.sqrt((centre * (1 - centre)) / size),
    most: 1,
  })
}

/**
 * u chart: defects a unit, limits ū ± 3√(ū ÷ n). Source: NIST/SEMATECH e-Handbook 6.3.3.1; Montgomery, Statistical Quality Control, 7.3.
 * InputError when nothing has defects.
 */
export function uChart(samples: Samples): AttributeChart {
  refuseWhere((defects, size) => size === 0 && defects > 0, samples)
  return attributeChart(samples, {
    deviation: (centre, size) => Math.sqrt(centre / size),
    most: Number.POSITIVE_INFINITY,
  })
}

function refuseWhere(isWrong: (defects: number, size: number) => boolean, { defects, sizes }: Samples): void {
  defects.forEach((count, i) => {
    if (isWrong(count, at(sizes, i)))
      throw new InputError('inconsistent', { argument: `defects.${i}`, defects: count, size: sizes[i] })
  })
}

function attributeChart(
  { defects, sizes, width = 3 }: Samples,
  kind: { deviation: (centre: number, size: number) => number; most: number },
): AttributeChart {
  if (defects.length !== sizes.length)
    throw new InputError('inconsistent', { argument: 'sizes', defects: defects.length, sizes: sizes.length })
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const size = sum(sizes)
  const centre = size === 0 ? null : sum(defects) / size
  const chart = defects.map((one, i) => (sizes[i] === 0 ? null : one / at(sizes, i)))
  const limits = sizes.map((one): Limits => {
    if (centre === null || one === 0) return { low: null, high: null }
    const half = width * kind.deviation(centre, one)
    return { low: Math.max(0, centre - half), high: Math.min(kind.most, centre + half) }
  })
  return { chart, centre, limits, out: beyond(chart, (i) => limits[i] as Limits) }
}

const at = (values: readonly number[], i: number): number => values[i] as number

function beyond(chart: readonly (number | null)[], limitsAt: (i: number) => Limits): number[] {
  return chart.flatMap((value, i) => {
    const { low, high } = limitsAt(i)
    return value !== null && ((low !== null && value < low) || (high !== null && value > high)) ? [i] : []
  })
}
