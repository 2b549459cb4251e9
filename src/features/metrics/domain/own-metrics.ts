import type { Direction, MetricUnit, Words } from './definitions/definition.ts'
import { definitions, type MetricKey } from './definitions.ts'
import { type Expression, metricsIn, writtenAs } from './expressions/expression.ts'

/** How a metric is called in code that the organisation made of others: no metric that ships is ever called so. */
export const ownKey = /^own_[a-z][a-z0-9_]{1,39}$/
export type OwnKey = `own_${string}`

/** A metric that the organisation made of others. */
export interface OwnMetric {
  readonly key: OwnKey
  readonly name: Words
  /** As it was typed, and as it was read. */
  readonly text: string
  readonly expression: Expression
  readonly unit: MetricUnit
  readonly direction: Direction
  readonly version: number
  readonly setAt: Date
}

/** The metrics that it is made of. */
export const partsOf = ({ expression }: Pick<OwnMetric, 'expression'>): readonly MetricKey[] =>
  metricsIn(expression) as readonly MetricKey[]

/** How it is computed, with its metrics by their names. */
export const wordsOf = (expression: Expression): Words => ({
  'zh-CN': writtenAs(expression, (key) => `「${definitions[key as MetricKey].name['zh-CN']}」`),
  en: writtenAs(expression, (key) => `“${definitions[key as MetricKey].name.en}”`),
})

const shared = <Item>(lists: readonly (readonly Item[])[]): Item[] =>
  (lists[0] ?? []).filter((item) => lists.every((list) => list.includes(item)))

/** What it can be told of: only what can be told of each of its metrics. */
export const sharedBy = <Item>(
  metrics: readonly MetricKey[],
  of: (metric: MetricKey) => readonly Item[],
): Item[] => shared(metrics.map(of))
