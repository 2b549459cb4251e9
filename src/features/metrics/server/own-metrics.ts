import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type AskedMetric, madeMetric, shippedMetric } from '../domain/asked-metric.ts'
import { cuttable } from '../domain/cuts.ts'
import { metricKeys } from '../domain/definitions.ts'
import { isProblem, parseExpression } from '../domain/expressions/parse.ts'
import type { OwnKey, OwnMetric } from '../domain/own-metrics.ts'
import type { MetricsTables } from './metrics.tables.ts'

/** The metrics that the organisation made and did not retire, by key; the first made first. */
export async function ownMetrics(read: ReadHandle): Promise<ReadonlyMap<string, OwnMetric>> {
  const rows = await read
    .tables<MetricsTables>()
    .selectFrom('metric_formulas')
    .selectAll()
    .distinctOn('metric')
    .orderBy('metric')
    .orderBy('version', 'desc')
    .execute()
  return new Map(
    rows.flatMap(({ metric, name_zh, name_en, expression: text, retired, set_at: setAt, ...row }) => {
      const expression = parseExpression(text, cuttable)
      if (retired || isProblem(expression)) return []
      const { version, unit, direction } = row
      const [key, name] = [metric as OwnKey, { 'zh-CN': name_zh, en: name_en }]
      return [[metric, { key, name, text, expression, unit, direction, version, setAt }] as const]
    }),
  )
}

/** A metric that ships or was made, as it is asked for; null where there is none of that name. */
export async function metricNamed(read: ReadHandle, name: string): Promise<AskedMetric | null> {
  const shipped = metricKeys.find((key) => key === name)
  if (shipped !== undefined) return shippedMetric(shipped)
  const own = (await ownMetrics(read)).get(name)
  return own === undefined ? null : madeMetric(own)
}
