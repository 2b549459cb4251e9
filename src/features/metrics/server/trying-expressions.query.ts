import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { tryExpression } from '../contract/own-metrics.ts'
import { madeMetric } from '../domain/asked-metric.ts'
import { cuttable } from '../domain/cuts.ts'
import { isProblem, parseExpression } from '../domain/expressions/parse.ts'
import { partsOf, wordsOf } from '../domain/own-metrics.ts'
import { cuts } from './cut.query.ts'
import type { Cut } from './reading/cut-plan.ts'

/** What an expression would come to, from the figures of its metrics. */
export const expressionTried = query(tryExpression, async (context, { expression: text, from, to }) => {
  const expression = parseExpression(text, cuttable)
  if (isProblem(expression)) return { problem: expression, tried: null }
  const metric = madeMetric({ key: 'own_tried', unit: 'count', direction: 'neither', expression })
  const by = metric.cuts.includes('day') ? 'day' : 'none'
  const asked = partsOf({ expression }).map((part) => ({ metric: part, from, to, by, tree: 'then' }) as const)
  const parts = (await cuts(context, asked)).filter((one): one is Cut => !(one instanceof Refusal))
  const days = (parts[0]?.rows ?? []).map(({ key }, index) => ({
    day: key as string,
    estimate: metric.make(parts.map(({ rows }) => rows[index]?.estimate as NonNullable<Cut['total']>)),
  }))
  const total = metric.make(parts.map((part) => part.total as NonNullable<Cut['total']>))
  return {
    problem: null,
    tried: { words: wordsOf(expression), cuts: [...metric.cuts], total, days },
  }
})
