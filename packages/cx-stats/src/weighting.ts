import { InputError, within } from './input-error.ts'

/** Kish's effective sample size (Σw)² ÷ Σw² of weights ≥ 0: how many answers of equal weight would know as much; 0 when all weigh nothing. */
export function effectiveSampleSize(weights: readonly number[]): number {
  const largest = weights.reduce(
    (most, weight) => Math.max(most, within('weights', weight, [0, Number.POSITIVE_INFINITY])),
    0,
  )
  if (largest === 0) return 0
  const sum = weights.reduce((total, weight) => total + weight / largest, 0)
  return sum ** 2 / weights.reduce((total, weight) => total + (weight / largest) ** 2, 0)
}

/** Respondents by variable and category, such as `{ region: 'north', age: '60+' }`. */
export type RakingRow = Readonly<Record<string, string | number>>
/** For each variable the share, or the number in the population, of each category. */
export type RakingTargets = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Weights in the order of the rows, and whether they meet every target. */
export type Raking = {
  readonly weights: readonly number[]
  readonly rounds: number
  readonly converged: boolean
  /** The largest difference of a weighted share from its target. */
  readonly worst: number
}

const enough = 1e-10
const mostRounds = 1000

/**
 * Weights under which each variable has the shares its targets say (iterative proportional fitting), beginning with `weights` or 1 each. They
 * add up to the number of rows, or to the population where targets are numbers. InputError names a row's variable or category that is
 * missing, a target that no row can meet, and targets that speak of different populations.
 * Source: Deming and Stephan, Annals of Mathematical Statistics 11 (1940) 427.
 */
export function rake(
  { rows, targets }: { readonly rows: readonly RakingRow[]; readonly targets: RakingTargets },
  weights: readonly number[] = rows.map(() => 1),
): Raking {
  if (weights.length !== rows.length)
    throw new InputError('inconsistent', { argument: 'weights', rows: rows.length, weights: weights.length })
  const margins = Object.entries(targets).map(([variable, shares]) => marginOf(variable, shares, rows))
  const total = wholeOf(margins, rows.length)
  const raked = Float64Array.from(weights, (weight) =>
    within('weights', weight, [0, Number.POSITIVE_INFINITY]),
  )
  for (let rounds = 1; ; rounds++) {
    for (const margin of margins) fit(raked, margin, total)
    const worst = Math.max(0, ...margins.map((margin) => distance(raked, margin, total)))
    if (worst < enough || rounds === mostRounds)
      return { weights: [...raked], rounds, converged: worst < enough, worst }
  }
}

type Margin = {
  readonly variable: string
  readonly members: readonly (readonly number[])[]
  readonly shares: readonly number[]
  readonly sum: number
}

function marginOf(
  variable: string,
  target: Readonly<Record<string, number>>,
  rows: readonly RakingRow[],
): Margin {
  const names = Object.keys(target)
  const members = names.map((): number[] => [])
  rows.forEach((row, i) => {
    const category = Object.hasOwn(row, variable) ? String(row[variable]) : null
    const known = category === null ? undefined : members[names.indexOf(category)]
    if (known === undefined)
      throw new InputError('inconsistent', { argument: `rows.${i}.${variable}`, category })
    known.push(i)
  })
  const sum = names.reduce(
    (all, name) =>
      all + within(`targets.${variable}.${name}`, target[name] as number, [0, Number.POSITIVE_INFINITY]),
    0,
  )
  if (!(sum > 0)) throw new InputError('inconsistent', { argument: `targets.${variable}`, sum })
  names.forEach((name, j) => {
    if (target[name] !== 0 && members[j]?.length === 0)
      throw new InputError('inconsistent', { argument: `targets.${variable}.${name}`, rows: 0 })
  })
  return { variable, members, shares: names.map((name) => (target[name] as number) / sum), sum }
}

function wholeOf(margins: readonly Margin[], rows: number): number {
  const [first] = margins
  if (first === undefined) return rows
  for (const { variable, sum } of margins)
    if (Math.abs(sum / first.sum - 1) > 1e-6)
      throw new InputError('inconsistent', { argument: `targets.${variable}`, sum, expected: first.sum })
  return Math.abs(first.sum - 1) < 1e-6 ? rows : first.sum
}

const weighed = (weights: Float64Array, members: readonly number[]): number =>
  members.reduce((sum, i) => sum + (weights[i] as number), 0)

function fit(weights: Float64Array, { members, shares }: Margin, total: number): void {
  members.forEach((own, j) => {
    const now = weighed(weights, own)
    if (now === 0) return
    const factor = ((shares[j] as number) * total) / now
    for (const i of own) weights[i] = (weights[i] as number) * factor
  })
}

function distance(weights: Float64Array, { members, shares }: Margin, total: number): number {
  return Math.max(...members.map((own, j) => Math.abs(weighed(weights, own) / total - (shares[j] as number))))
}
