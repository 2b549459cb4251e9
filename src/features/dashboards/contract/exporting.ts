import { z } from 'zod'
import { write } from '#platform/contract/endpoint.ts'
import { day, id } from '#platform/contract/id.ts'
import { trees } from '../domain/questions.ts'
import { layout, metricKey } from './board.ts'

/** The figures of a dashboard as a file: one row for each figure, with n and interval. What it says is as it is shown, within one's reach. */
export const exportDashboard = write({
  method: 'POST',
  path: '/api/dashboard-exports',
  access: 'metrics.read',
  input: z.object({
    name: z.string().trim().min(1).max(60),
    widgets: layout.min(1),
    from: day,
    to: day,
    unitId: id.optional(),
    /** Units that were moved as they hung then, or as they hang now. */
    tree: z.enum(trees).default('then'),
    format: z.enum(['xlsx', 'csv']),
  }),
  reply: z.object({ fileName: z.string(), base64: z.string(), rows: z.number().int() }),
  kept: () => null,
})

const badLine = z.object({
  line: z.number().int(),
  problem: z.enum(['columns', 'metric', 'period', 'value', 'source', 'twice']),
})

/**
 * Takes values of the industry in the place of those known: CSV with the columns metric, period, value, source, or the same as a JSON
 * list. Where a line cannot be taken none is, and all such lines are named.
 */
export const importBenchmarks = write({
  method: 'PUT',
  path: '/api/dashboard-benchmarks',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ text: z.string().max(200_000) }),
  reply: z.object({ values: z.number().int(), bad: z.array(badLine) }),
})

export const benchmarkShape = z.array(
  z.object({ metric: metricKey, period: z.string(), value: z.number(), source: z.string() }),
)
