import type { Benchmark, Cut } from './answers.ts'
import type { Widget } from './board.ts'
import { askedBy, lineOf, type Role, type Scope } from './questions.ts'

/** Everything a widget is drawn from. */
export interface Answered {
  readonly widget: Widget
  readonly scope: Scope
  readonly benchmarks: readonly Benchmark[]
  /** The answers in one role, in the order of the metrics. */
  of(role: Role): readonly Cut[]
}

/** Picks the answers of one widget; null while one of them is not known. */
export function answersOf(
  widget: Widget,
  scope: Scope,
  known: { cuts: ReadonlyMap<string, Cut>; benchmarks: readonly Benchmark[] },
): Answered | null {
  const found = askedBy(widget, scope).map(({ role, question }) => ({
    role,
    cut: known.cuts.get(lineOf(question)),
  }))
  if (found.some(({ cut }) => cut === undefined)) return null
  return {
    widget,
    scope,
    benchmarks: known.benchmarks,
    of: (role) => found.flatMap((one) => (one.role === role && one.cut !== undefined ? [one.cut] : [])),
  }
}
