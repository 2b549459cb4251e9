import { fPValue, tPValue, tQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { InputError } from './input-error.ts'
import { dot, plus } from './small-algebra.ts'

/** What one regressor adds, all others held: in units of y per unit of its own. */
export type Coefficient = {
  readonly name: string
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly se: number | null
  readonly statistic: number | null
  readonly p: number | null
  /** In standard deviations of y per standard deviation of its own; null where y has none. */
  readonly standardised: number | null
  /** Variance inflation: 1 when the others tell nothing of it, above 5 when they tell most. */
  readonly inflation: number
}

/** R² with the F test that nothing helps, and the coefficients; `aliased` regressors repeat the others and are left out. */
export type LinearRegression = Estimate & {
  readonly adjusted: number | null
  readonly statistic: number | null
  readonly df: readonly [regressors: number, rest: number]
  readonly p: number | null
  /** Standard deviation of what is not explained. */
  readonly residual: number | null
  readonly intercept: number | null
  readonly coefficients: readonly Coefficient[]
  readonly aliased: readonly string[]
}

/** y and its regressors, value for value; `robust` asks for HC3. */
export type Regressed = {
  readonly y: readonly number[]
  readonly x: Readonly<Record<string, readonly number[]>>
  readonly robust?: boolean | undefined
}

type Column = {
  readonly name: string
  readonly mean: number
  readonly size: number
  readonly unit: readonly number[]
}
/** Orthonormal directions Q and the triangle R with columns = Q · R. */
type Directions = { readonly q: readonly (readonly number[])[]; readonly r: readonly (readonly number[])[] }

// A column of which less than this is left beyond the others says nothing of its own that doubles could hold.
const leastOwn = 1e-9

/**
 * Least squares of y on named regressors with an intercept. With `robust` (the default) standard errors are HC3, which hold when the spread of y
 * is not everywhere the same; the F test is always the classical one. Columns are centred, brought to length 1 and made orthogonal twice over,
 * so that NIST's ill-conditioned Longley data keep nine digits.
 * Sources: MacKinnon and White, Journal of Econometrics 29 (1985) 305; Björck, Numerical Methods for Least Squares Problems (1996).
 */
export function linearRegression(
  { y, x, robust = true }: Regressed,
  options: EstimateOptions = {},
): LinearRegression {
  const confidence = confidenceOf(options)
  for (const [name, values] of Object.entries(x)) {
    if (values.length !== y.length)
      throw new InputError('inconsistent', { argument: `x.${name}`, x: values.length, y: y.length })
  }
  const n = y.length
  const target = columnOf('y', y)
  const columns = Object.entries(x).map(([name, values]) => columnOf(name, values))
  const { kept, directions, aliased } = independent(columns)
  const df = [kept.length, Math.max(0, n - kept.length - 1)] as const
  const fit = fitted(target, { directions, df, robust })
  const { unexplained } = fit
  const value = target.size === 0 || n < 2 ? null : Math.min(1, Math.max(0, 1 - unexplained))
  const spare = df[1] > 0 && value !== null
  const tested = spare && df[0] > 0 && unexplained > 1e-24
  const statistic = tested ? (1 - unexplained) / df[0] / (unexplained / df[1]) : null
  const coefficients = kept.map((column, i) => coefficientOf({ column, target, i }, { fit, df, confidence }))
  const common = { value, n, low: null, high: null, confidence, df, aliased, coefficients, statistic }
  return {
    ...common,
    method: `regression/${robust ? 'hc3' : 'classical'}`,
    adjusted: spare ? 1 - (unexplained * (n - 1)) / df[1] : null,
    p: statistic === null ? null : fPValue(statistic, ...df),
    residual: spare ? target.size * Math.sqrt(unexplained / df[1]) : null,
    intercept: n === 0 ? null : interceptOf(target, { kept, coefficients }),
  }
}

/** What the directions say of y: weights on columns of length 1, their standard errors where there is anything to go by. */
type Fit = {
  readonly weights: readonly number[]
  readonly errors: readonly number[] | null
  readonly inflations: readonly number[]
  readonly unexplained: number
}

function fitted(
  target: Column,
  { directions, df, robust }: { directions: Directions; df: readonly [number, number]; robust: boolean },
): Fit {
  const along = directions.q.map((one) => dot(one, target.unit))
  const rest = directions.q.reduce((left, one, i) => plus(left, one, -(along[i] as number)), target.unit)
  const unexplained = dot(rest, rest)
  const inverse = invertedTriangle(directions.r)
  const inflations = inverse.map((row) => dot(row, row))
  const spreads = robust
    ? inverse.map((row) => spreadHc3(row, { directions, rest }))
    : inflations.map((own) => (own * unexplained) / df[1])
  return {
    weights: inverse.map((row) => dot(row, along)),
    errors: df[1] > 0 && target.size > 0 ? spreads.map(Math.sqrt) : null,
    inflations,
    unexplained,
  }
}

function coefficientOf(
  { column, target, i }: { column: Column; target: Column; i: number },
  {
    fit: { weights, errors, inflations },
    df,
    confidence,
  }: { fit: Fit; df: readonly [number, number]; confidence: number },
): Coefficient {
  const scale = target.size / column.size
  const weight = weights[i] as number
  const error = errors?.[i] ?? null
  const se = error === null ? null : error * scale
  const half = se === null ? null : se * tQuantile((1 + confidence) / 2, df[1])
  const statistic = error === null || error === 0 ? null : weight / error
  return {
    name: column.name,
    value: weight * scale,
    low: half === null ? null : weight * scale - half,
    high: half === null ? null : weight * scale + half,
    se,
    statistic,
    p: statistic === null ? null : tPValue(statistic, df[1]),
    standardised: target.size === 0 ? null : weight,
    inflation: inflations[i] as number,
  }
}

const interceptOf = (
  target: Column,
  { kept, coefficients }: { kept: readonly Column[]; coefficients: readonly Coefficient[] },
): number => coefficients.reduce((left, one, i) => left - one.value * (kept[i] as Column).mean, target.mean)

/** A list as its mean, the length of what is left, and that brought to length 1. */
function columnOf(name: string, values: readonly number[]): Column {
  const mean = values.length === 0 ? 0 : values.reduce((sum, one) => sum + one / values.length, 0)
  const off = values.map((one) => one - mean)
  const centre = off.length === 0 ? 0 : off.reduce((sum, one) => sum + one / off.length, 0)
  const centred = off.map((one) => one - centre)
  const largest = centred.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  // What differs in the last digits only is rounding.
  if (largest <= Math.abs(mean) * 1e-13) return { name, mean, size: 0, unit: values.map(() => 0) }
  const size = largest * Math.sqrt(centred.reduce((sum, one) => sum + (one / largest) ** 2, 0))
  return { name, mean: mean + centre, size, unit: centred.map((one) => one / size) }
}

/** The columns that say something of their own, in the order given, as directions; the others by name. */
function independent(columns: readonly Column[]): {
  kept: Column[]
  directions: Directions
  aliased: string[]
} {
  const kept: Column[] = []
  const q: number[][] = []
  const r: number[][] = []
  const aliased: string[] = []
  for (const column of columns) {
    let own = [...column.unit]
    const shares = new Array<number>(q.length).fill(0)
    // Twice is enough (Giraud, Langou and Rozložník 2005).
    for (let round = 0; round < 2; round++)
      for (const [i, direction] of q.entries()) {
        const share = dot(direction, own)
        shares[i] = (shares[i] as number) + share
        own = plus(own, direction, -share)
      }
    const left = Math.sqrt(dot(own, own))
    if (left < leastOwn || q.length + 1 >= column.unit.length) {
      aliased.push(column.name)
      continue
    }
    kept.push(column)
    q.push(own.map((one) => one / left))
    r.push([...shares, left])
  }
  return { kept, directions: { q, r }, aliased }
}

/** The inverse of the upper triangle whose columns are given, row by row. */
function invertedTriangle(columns: readonly (readonly number[])[]): number[][] {
  const k = columns.length
  const at = (row: number, column: number) => columns[column]?.[row] as number
  const inverse = Array.from({ length: k }, () => new Array<number>(k).fill(0))
  for (let column = 0; column < k; column++) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0
      for (let j = row + 1; j <= column; j++) sum -= at(row, j) * (inverse[j]?.[column] as number)
      ;(inverse[row] as number[])[column] = sum / at(row, row)
    }
  }
  return inverse
}

/** HC3: each residual is taken as large as it would be had its own row not been fitted. */
function spreadHc3(
  row: readonly number[],
  { directions: { q }, rest }: { directions: Directions; rest: readonly number[] },
): number {
  return rest.reduce((sum, residual, i) => {
    const lever = q.reduce((total, direction) => total + (direction[i] as number) ** 2, 1 / rest.length)
    const pull = q.reduce((total, direction, j) => total + (row[j] as number) * (direction[i] as number), 0)
    // A row that is fitted whatever it says has no error to tell.
    return 1 - lever > 1e-12 ? sum + ((pull * residual) / (1 - lever)) ** 2 : sum
  }, 0)
}
