import type { OwnMetricName } from '#features/metrics/contract/metric-name.ts'
import { cuttable } from '#features/metrics/domain/cuts.ts'
import { allAdded, type Expression, metricsIn } from '#features/metrics/domain/expressions/expression.ts'
import { isProblem, parseExpression } from '#features/metrics/domain/expressions/parse.ts'
import { workOut } from '#features/metrics/domain/expressions/work-out.ts'
import { wordsOf } from '#features/metrics/domain/own-metrics.ts'
import { type Formula, formulasOf } from '#features/metrics/server/public/formulas.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Made, madeRecipe, whyUnwatchable } from '../domain/made-recipes.ts'
import type { MadeRecipe } from '../domain/measured.ts'
import type { Texts } from './names.query.ts'

/** What an expression comes to, from values alone. */
const worked = (expression: Expression, keys: readonly string[], values: readonly (number | null)[]) => {
  const unsure = { n: 0, low: null, high: null, confidence: 0.95, method: 'value' } as const
  const estimates = keys.map((key, index) => [key, { ...unsure, value: values[index] ?? null }] as const)
  return workOut(expression, new Map(estimates)).value
}

function madeOf({ expression: text, unit, direction }: Formula): Made {
  const expression = parseExpression(text, cuttable)
  // A metric of it ships no more: there is nothing to judge it by.
  if (isProblem(expression))
    return { parts: [], unit, direction: 'neither', make: () => null, sizeOf: () => 0 }
  const parts = metricsIn(expression)
  const added = allAdded(expression)
  const positive = (value: number | null) => (value === null ? null : Math.abs(value))
  return {
    ...{ parts, unit, direction },
    make: (values) => worked(expression, parts, values),
    sizeOf: (values) => worked(added, parts, values.map(positive)) ?? 0,
  }
}

/** How a formula reads, with its metrics by their names. */
function readsAs({ expression: text }: Formula): Texts {
  const expression = parseExpression(text, cuttable)
  return isProblem(expression) ? { 'zh-CN': text, en: text } : wordsOf(expression)
}

/** Why a rule rests: its metric was removed, or is another figure than the one the rule was made for. */
export type Resting =
  | { readonly why: 'removed' }
  | { readonly why: 'changed'; readonly was: Texts; readonly is: Texts }

/** A made metric as a rule watches it. */
export interface MadeMetric {
  readonly key: OwnMetricName
  readonly name: Texts
  /** As the rule was made for it; and the metrics that stand behind the parts of that. */
  readonly recipe: MadeRecipe
  readonly parts: readonly string[]
  /** The version that stands now. */
  readonly version: number
  readonly resting: Resting | null
}

const isSameFigure = (one: Formula, other: Formula) =>
  one.expression === other.expression && one.unit === other.unit && one.direction === other.direction

function restingOf(own: Formula, latest: Formula): Resting | null {
  if (latest.retired) return { why: 'removed' }
  return isSameFigure(own, latest) ? null : { why: 'changed', was: readsAs(own), is: readsAs(latest) }
}

/** A metric that a rule watches, and in which version. */
export interface MadeRef {
  readonly metric: OwnMetricName | null
  readonly formula_version: number | null
}

/** The made metrics that rules watch; undefined for a rule of one that ships. */
export async function madeMetrics(
  read: ReadHandle,
  refs: readonly MadeRef[],
): Promise<(ref: MadeRef) => MadeMetric | undefined> {
  const metrics = [...new Set(refs.flatMap(({ metric }) => metric ?? []))]
  const formulas = Map.groupBy(await formulasOf(read, metrics), ({ metric }) => metric)
  return ({ metric, formula_version }) => {
    const all = formulas.get(metric ?? '') ?? []
    const own = all.find(({ version }) => version === formula_version)
    const [latest] = all
    if (own === undefined || latest === undefined) return undefined
    const made = madeOf(own)
    return {
      key: own.metric as OwnMetricName,
      name: { 'zh-CN': latest.name_zh, en: latest.name_en },
      recipe: madeRecipe(made),
      parts: made.parts,
      version: latest.version,
      resting: restingOf(own, latest),
    }
  }
}

/** A made metric as it stands now, to be watched by a rule: why it cannot be, if so; undefined where there is none of that name. */
export async function madeNow(read: ReadHandle, metric: string) {
  const [latest] = await formulasOf(read, [metric])
  if (latest === undefined || latest.retired) return undefined
  const made = madeOf(latest)
  return { version: latest.version, recipe: madeRecipe(made), unwatchable: whyUnwatchable(made) }
}
