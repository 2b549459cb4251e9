import type { InputOf, ReplyOf } from '#platform/contract/endpoint.ts'
import type { Refusal } from '#platform/contract/refusal.ts'
import type { QueryContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { readCut } from '../../contract/cut.ts'
import { cuttable, dimensionsOf } from '../../domain/cuts.ts'
import { definitions } from '../../domain/definitions.ts'
import { cut, cuts } from '../cut.query.ts'
import { ownMetrics } from '../own-metrics.ts'

/** What GET /api/metrics/cut answers to each of several questions, read at once; a refusal where it would refuse. */
export const cutsFor: (
  context: QueryContext,
  questions: readonly InputOf<typeof readCut>[],
) => Promise<readonly (ReplyOf<typeof readCut> | Refusal)[]> = cuts

/** What GET /api/metrics/cut answers to one question; refuses as it does. */
export const cutFor = (context: QueryContext, question: InputOf<typeof readCut>) =>
  cut.run(context, question as never) as Promise<ReplyOf<typeof readCut>>

/** The metrics that can be cut and those that the organisation made, by key, with what each is called. */
export async function cutMetricNames(
  read: ReadHandle,
): Promise<ReadonlyMap<string, { readonly 'zh-CN': string; readonly en: string }>> {
  const own = await ownMetrics(read)
  return new Map([...metricsInCuts, ...[...own].map(([key, { name }]) => [key, name] as const)])
}

/** The metrics that can be cut, by key, with what each is called. */
export const metricsInCuts: ReadonlyMap<string, { readonly 'zh-CN': string; readonly en: string }> = new Map(
  cuttable.map((key) => [key, definitions[key].name]),
)

/** Whether a metric can be cut by the people who handle. */
export const cutByPerson = (metric: string): boolean =>
  cuttable.some((key) => key === metric && dimensionsOf(key).includes('agent'))
