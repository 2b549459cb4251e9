import { type Random, seededRandom, shuffle } from './seeded-random.ts'
import type { WeightedRows } from './weighted-rows.ts'

/** A linear separator: margin = bias + Σ weight × value. */
export type Separator = { readonly weights: Float32Array; readonly bias: number }

/** What separators are learnt from; `penalty` is C: how much a text on the wrong side costs. */
export type SeparatorOptions = { readonly features: number; readonly penalty: number; readonly seed: number }

const SWEEPS = 40
const TOLERANCE = 0.1

type Problem = {
  readonly rows: WeightedRows
  readonly signs: Int8Array
  readonly curvature: Float64Array
  readonly diagonal: number
}

type Solution = { readonly weights: Float32Array; readonly duals: Float64Array; bias: number }

function problemOf(rows: WeightedRows, signs: Int8Array, penalty: number): Problem {
  const diagonal = 0.5 / penalty
  const curvature = new Float64Array(signs.length)
  for (let i = 0; i < signs.length; i++) {
    let square = 1 + diagonal
    for (let j = rows.starts[i] as number; j < (rows.starts[i + 1] as number); j++)
      square += (rows.values[j] as number) ** 2
    curvature[i] = square
  }
  return { rows, signs, curvature, diagonal }
}

function marginOf({ rows }: Problem, { weights, bias }: Solution, i: number): number {
  const { features, values } = rows
  const end = rows.starts[i + 1] as number
  let margin = bias
  for (let j = rows.starts[i] as number; j < end; j++)
    margin += (weights[features[j] as number] as number) * (values[j] as number)
  return margin
}

function move({ rows }: Problem, solution: Solution, step: { text: number; by: number }): void {
  const { features, values } = rows
  const { weights } = solution
  const end = rows.starts[step.text + 1] as number
  for (let j = rows.starts[step.text] as number; j < end; j++) {
    const feature = features[j] as number
    weights[feature] = (weights[feature] as number) + step.by * (values[j] as number)
  }
  solution.bias += step.by
}

/** Texts still looked at, in front; the bound beyond which a text at rest is set aside. */
type Active = { readonly order: Int32Array; size: number; bound: number }

/** One sweep over the active texts; returns how far the gradients still spread. */
function sweep(problem: Problem, solution: Solution, active: Active): number {
  let highest = Number.NEGATIVE_INFINITY
  let lowest = Number.POSITIVE_INFINITY
  const { signs, curvature, diagonal } = problem
  const { duals } = solution
  for (let at = 0; at < active.size; at++) {
    const i = active.order[at] as number
    const sign = signs[i] as number
    const dual = duals[i] as number
    const gradient = marginOf(problem, solution, i) * sign - 1 + dual * diagonal
    if (dual === 0 && gradient > active.bound) {
      active.size--
      active.order[at] = active.order[active.size] as number
      active.order[active.size] = i
      at--
      continue
    }
    const projected = dual === 0 ? Math.min(gradient, 0) : gradient
    highest = Math.max(highest, projected)
    lowest = Math.min(lowest, projected)
    if (Math.abs(projected) < 1e-12) continue
    duals[i] = Math.max(dual - gradient / (curvature[i] as number), 0)
    move(problem, solution, { text: i, by: ((duals[i] as number) - dual) * sign })
  }
  active.bound = highest <= 0 ? Number.POSITIVE_INFINITY : highest
  return highest - lowest
}

function solve(problem: Problem, features: number, random: Random): Separator {
  const texts = problem.signs.length
  const solution: Solution = { weights: new Float32Array(features), duals: new Float64Array(texts), bias: 0 }
  const order = Int32Array.from({ length: texts }, (_, i) => i)
  const active: Active = { order, size: texts, bound: Number.POSITIVE_INFINITY }
  for (let i = 0; i < SWEEPS; i++) {
    shuffle(order.subarray(0, active.size), random)
    if (sweep(problem, solution, active) >= TOLERANCE) continue
    if (active.size === texts) break
    active.size = texts
    active.bound = Number.POSITIVE_INFINITY
  }
  return solution
}

/**
 * One separator for each class against all others; a single one, for class 0, when there are two. Squared hinge loss
 * with L2 penalty, solved in its dual one text at a time, texts at rest set aside.
 * Source: Hsieh, Chang, Lin, Keerthi and Sundararajan, ICML 2008.
 */
export function learnSeparators(
  rows: WeightedRows,
  classes: { readonly of: Int32Array; readonly count: number },
  options: SeparatorOptions,
): Separator[] {
  const separators: Separator[] = []
  for (let label = 0; label < (classes.count === 2 ? 1 : classes.count); label++) {
    const signs = Int8Array.from(classes.of, (own) => (own === label ? 1 : -1))
    const random = seededRandom(options.seed + label)
    separators.push(solve(problemOf(rows, signs, options.penalty), options.features, random))
  }
  return separators
}
