import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { type CutBy, type CutDimension, cutsOf, dimensionsOf, type Recipe, recipes } from './cuts.ts'
import type { Direction, MetricUnit } from './definitions/definition.ts'
import { definitions, type MetricKey } from './definitions.ts'
import { type WorkedOut, workOut } from './expressions/work-out.ts'
import { type OwnKey, type OwnMetric, partsOf, sharedBy } from './own-metrics.ts'

/** A metric as it is asked for, whether it ships or was made of others: what is counted for it, and what becomes of that. */
export interface AskedMetric {
  readonly key: MetricKey | OwnKey
  readonly unit: MetricUnit
  readonly direction: Direction
  /** The goal that ships. */
  readonly goal?: number | undefined
  readonly parts: readonly { readonly key: MetricKey; readonly recipe: Recipe }[]
  readonly dimensions: readonly CutDimension[]
  readonly cuts: readonly CutBy[]
  /** From the estimates of its parts, in their order. */
  make(estimates: readonly Estimate[]): WorkedOut
}

const partOf = (key: MetricKey) => {
  const recipe = recipes[key]
  return recipe === undefined ? [] : [{ key, recipe }]
}

/** A metric that ships; nothing is counted for one that is no sum of points. */
export function shippedMetric(key: MetricKey): AskedMetric {
  const { unit, direction, goal } = definitions[key]
  return {
    ...{ key, unit, direction, goal, parts: partOf(key), dimensions: dimensionsOf(key), cuts: cutsOf(key) },
    make: ([estimate]) => estimate as Estimate,
  }
}

/** A metric that was made of others. */
export function madeMetric(own: Pick<OwnMetric, 'key' | 'unit' | 'direction' | 'expression'>): AskedMetric {
  const { key, unit, direction, expression } = own
  const keys = partsOf(own)
  return {
    ...{ key, unit, direction, parts: keys.flatMap(partOf) },
    dimensions: sharedBy(keys, dimensionsOf),
    cuts: sharedBy(keys, cutsOf),
    make: (estimates) =>
      workOut(expression, new Map(keys.map((part, index) => [part as string, estimates[index] as Estimate]))),
  }
}
